using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Options;
using EmbedBench.Cli.Output;
using EmbedBench.Encoders;
using EmbedBench.Results.Json;
using EmbedBench.Torch;

namespace EmbedBench.Cli.Commands;

/// <summary><c>similarity</c>: the cosine of each text with each.</summary>
internal sealed class SimilarityCommand
{
    private readonly ModelOptions _model = new();
    private readonly Argument<string[]> _texts = new("TEXT") { Description = "At least two", Arity = new ArgumentArity(2, 10_000) };
    private readonly Option<int?> _dimension = OptionKinds.Count("--dimension", "Keep this many values of each embedding");

    public static Command Create(CommandHost host)
    {
        var similarity = new SimilarityCommand();
        var command = new Command("similarity", "Print the cosine similarity of each text with each.")
        {
            similarity._texts, similarity._dimension,
        };
        similarity._model.AddTo(command);
        return host.Define(command, similarity.Run);
    }

    private ExitCode Run(Invocation call)
    {
        string[] texts = call.Get(_texts);
        using LoadedModel model = _model.Load(call);
        var options = new EncodeOptions { Dimension = model.CheckDimension(call.Get(_dimension)) };
        EmbeddingMatrix embeddings = model.Encoder.Encode(texts, options, progress: null, call.Cancel);
        float[][] cosines = Cosines(embeddings);
        if (call.Output.IsJson)
            call.Output.Json(writer => Write(writer, texts, cosines));
        else
            call.Output.Table(Table(texts, cosines));
        return ExitCode.Held;
    }

    private static float[][] Cosines(EmbeddingMatrix embeddings) =>
    [
        .. Enumerable.Range(0, embeddings.Rows).Select(left => Enumerable.Range(0, embeddings.Rows)
            .Select(right => Cosine(embeddings[left], embeddings[right])).ToArray()),
    ];

    private static float Cosine(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        double product = 0, leftSquares = 0, rightSquares = 0;
        for (int i = 0; i < left.Length; i++)
        {
            product += (double)left[i] * right[i];
            leftSquares += (double)left[i] * left[i];
            rightSquares += (double)right[i] * right[i];
        }

        return (float)(product / Math.Max(Math.Sqrt(leftSquares * rightSquares), 1e-12));
    }

    private static void Write(Utf8JsonWriter writer, string[] texts, float[][] cosines)
    {
        writer.Array("texts", texts, writer.WriteStringValue);
        writer.Array("similarity", cosines, row => writer.Array(row, writer.WriteNumberValue));
    }

    private static ResultTable Table(string[] texts, float[][] cosines) => new(
        [new(""), new("text"), .. texts.Select((_, i) => new ResultColumn(Number(i), IsNumber: true))],
        [.. texts.Select((text, i) => (Cell[])[new(Number(i)), new(text), .. cosines[i].Select(cosine => new Cell(Shown(cosine)))])]);

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    private static string Shown(float cosine) => cosine.ToString("0.0000", CultureInfo.InvariantCulture);
}

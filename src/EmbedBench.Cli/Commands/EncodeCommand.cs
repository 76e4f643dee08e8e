using System.CommandLine;
using System.Diagnostics;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Options;
using EmbedBench.Cli.Output;
using EmbedBench.Cli.Vectors;
using EmbedBench.Encoders;
using EmbedBench.Torch;

namespace EmbedBench.Cli.Commands;

/// <summary><c>encode</c>: the texts of a file to embeddings, in their order.</summary>
internal sealed class EncodeCommand
{
    private readonly ModelOptions _model = new();
    private readonly InputOptions _input = new();

    private readonly Option<string?> _output = new("--output")
    {
        Description = "A .jsonl of rows {\"embedding\": […]}, or a .npy of one float32 matrix; else rows on standard output",
        HelpName = "FILE",
    };

    private readonly Option<int?> _dimension =
        OptionKinds.Count("--dimension", "Keep this many values of each embedding and normalize again");

    private readonly Option<int?> _batchSize =
        OptionKinds.Count("--batch-size", "Tokens that a thread takes at a time; 2048 unless given, on a GPU 32768");

    private readonly Option<Shard?> _shard = OptionKinds.Parsed<Shard?>(
        "--shard", "I/N", "Take the I-th of N parts of the texts; put together in order they are the whole", Shard.Parse);

    public static Command Create(CommandHost host)
    {
        var encode = new EncodeCommand();
        var command = new Command("encode", "Embed the texts of a file, in their order.");
        encode._model.AddTo(command);
        encode._input.AddTo(command);
        command.Options.Add(encode._output);
        command.Options.Add(encode._dimension);
        command.Options.Add(encode._batchSize);
        command.Options.Add(encode._shard);
        return host.Define(command, encode.Run);
    }

    private ExitCode Run(Invocation call)
    {
        string? file = call.Get(_output);
        if (file is not null)
            VectorFile.RequireKnown(file);
        IReadOnlyList<string> texts = (call.Get(_shard) ?? Shard.Whole).Take(_input.Read(call));
        using LoadedModel model = _model.Load(call);
        var options = new EncodeOptions { Dimension = model.CheckDimension(call.Get(_dimension)), BlockTokens = call.Get(_batchSize) };
        var progress = new EncodingDisplay(call.Output.Progress);
        call.Output.Progress.Begin("encoding");
        long started = Stopwatch.GetTimestamp();
        EmbeddingMatrix Encode() => model.Encoder.Encode(texts, options, progress, call.Cancel);

        if (file is null)
        {
            Print(call.Output, Encode());
            return ExitCode.Held;
        }

        EmbeddingMatrix matrix = VectorFile.Write(file, Encode);
        Summarize(call.Output, file, matrix, progress.Latest.Tokens, Stopwatch.GetElapsedTime(started).TotalSeconds);
        return ExitCode.Held;
    }

    private static void Print(CommandOutput output, EmbeddingMatrix matrix)
    {
        if (output.IsJson)
            output.Json(writer => JsonLinesVectors.WriteAll(writer, matrix));
        else
            output.Bytes(stream => JsonLinesVectors.Write(stream, matrix));
    }

    private static void Summarize(CommandOutput output, string file, EmbeddingMatrix matrix, long tokens, double seconds)
    {
        if (output.IsJson)
        {
            output.Json(writer =>
            {
                writer.WriteString("output", file);
                writer.WriteNumber("texts", matrix.Rows);
                writer.WriteNumber("tokens", tokens);
                writer.WriteNumber("dimension", matrix.Dimension);
                writer.WriteNumber("seconds", Math.Round(seconds, 3));
            });
        }
        else
        {
            output.Message(FormattableString.Invariant(
                $"{file}: {matrix.Rows} embeddings of {matrix.Dimension} values, {tokens} tokens in {seconds:0.0} s."));
        }
    }
}

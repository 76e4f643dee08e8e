using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Options;
using EmbedBench.Cli.Output;
using EmbedBench.Encoders;
using EmbedBench.Results.Json;

namespace EmbedBench.Cli.Commands;

/// <summary><c>model info</c>: what a model folder holds, checked by loading it.</summary>
internal sealed class ModelInfoCommand
{
    private readonly Argument<string> _folder = new("DIR") { Description = "A folder as sentence-transformers writes it" };
    private readonly EngineOptions _engine = new();

    public static Command Create(CommandHost host)
    {
        var info = new ModelInfoCommand();
        var command = new Command("info", "Load a model and say what it is.") { info._folder };
        info._engine.AddTo(command);
        return host.Define(command, info.Run);
    }

    private ExitCode Run(Invocation call)
    {
        using Engine engine = _engine.Start(call);
        using SentenceEncoder encoder = SentenceEncoder.Load(call.Get(_folder), engine.Workers);
        if (call.Output.IsJson)
            call.Output.Json(writer => Write(writer, encoder));
        else
            call.Output.Table(ResultTable.OfFacts(Facts(encoder)));
        return ExitCode.Held;
    }

    private static long Parameters(SentenceEncoder encoder) => encoder.Model.Parameters.Sum(parameter => parameter.Weight.numel());

    private static IEnumerable<(string Name, string Value)> Facts(SentenceEncoder encoder) =>
    [
        ("model", encoder.Model.Description),
        ("parameters", Shown(Parameters(encoder))),
        ("layers", Shown(encoder.Model.Transformer.LayerCount)),
        ("heads", Shown(encoder.Model.Transformer.Heads)),
        ("dimension", Shown(encoder.Dimension)),
        ("vocabulary", Shown(encoder.Tokenizer.VocabularySize)),
        ("tokens a text", $"{Shown(encoder.MaxTokens)} of {Shown(encoder.Model.Transformer.MaxTokens)}"),
        .. encoder.Prompts.Select(prompt => ($"prompt {prompt.Key}", prompt.Value)),
        ("fingerprint", encoder.Fingerprint),
        ("weights", encoder.Model.WeightsFingerprint),
        ("tokenizer", encoder.Tokenizer.Fingerprint),
    ];

    private static void Write(Utf8JsonWriter writer, SentenceEncoder encoder)
    {
        writer.WriteString("model", encoder.Model.Description);
        writer.WriteNumber("parameters", Parameters(encoder));
        writer.WriteNumber("layers", encoder.Model.Transformer.LayerCount);
        writer.WriteNumber("heads", encoder.Model.Transformer.Heads);
        writer.WriteNumber("dimension", encoder.Dimension);
        writer.WriteNumber("vocabulary", encoder.Tokenizer.VocabularySize);
        writer.WriteNumber("max_tokens", encoder.MaxTokens);
        writer.WriteNumber("positions", encoder.Model.Transformer.MaxTokens);
        writer.Map("prompts", encoder.Prompts, writer.WriteString);
        writer.Object("sha256", () =>
        {
            writer.WriteString("model", encoder.Fingerprint);
            writer.WriteString("weights", encoder.Model.WeightsFingerprint);
            writer.WriteString("tokenizer", encoder.Tokenizer.Fingerprint);
        });
    }

    private static string Shown(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}

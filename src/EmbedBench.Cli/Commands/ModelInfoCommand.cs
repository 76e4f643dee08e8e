using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Options;
using EmbedBench.Cli.Output;
using EmbedBench.Encoders;
using EmbedBench.Experiments.Runner;
using EmbedBench.Hub;
using EmbedBench.Results.Json;

namespace EmbedBench.Cli.Commands;

/// <summary><c>model info</c>: what a model is, checked by loading it.</summary>
internal sealed class ModelInfoCommand
{
    private readonly Argument<string> _model = new("DIR|ID")
    {
        Description = "A folder as sentence-transformers or transformers writes it, or a model of the hub, organization/name",
    };

    private readonly Option<string?> _revision = new("--revision")
    {
        Description = "Of a model of the hub: a branch, a tag or a commit; else the newest",
        HelpName = "REVISION",
    };

    private readonly EngineOptions _engine = new();

    public static Command Create(CommandHost host)
    {
        var info = new ModelInfoCommand();
        var command = new Command("info", "Load a model and say what it is.") { info._model, info._revision };
        info._engine.AddTo(command);
        return host.Define(command, info.Run);
    }

    private ExitCode Run(Invocation call)
    {
        using Engine engine = _engine.Start(call);
        (string folder, string? commit) = Find(call);
        using SentenceEncoder encoder = SentenceEncoder.Load(folder, engine.Workers);
        if (call.Output.IsJson)
            call.Output.Json(writer => Write(writer, encoder, commit));
        else
            call.Output.Table(ResultTable.OfFacts(Facts(encoder, commit)));
        return ExitCode.Held;
    }

    /// <summary>The folder that the user names; where there is none, that of the hub's model of this name.</summary>
    private (string Folder, string? Commit) Find(Invocation call)
    {
        string name = call.Get(_model);
        bool isPath = Directory.Exists(name) || Path.IsPathRooted(name) || name.StartsWith('.') || name.Count(letter => letter == '/') != 1;
        if (isPath)
            return (name, null);
        using var hub = new HubClient(HubSettings.Read(Environment.GetEnvironmentVariable));
        return ModelOpener.Fetch(hub, name, call.Get(_revision), new LoadingDisplay(call.Output.Progress), call.Cancel);
    }

    private static long Parameters(SentenceEncoder encoder) => encoder.Model.Parameters.Sum(parameter => parameter.Weight.numel());

    private static IEnumerable<(string Name, string Value)> Facts(SentenceEncoder encoder, string? commit) =>
    [
        ("model", encoder.Model.Description),
        .. commit is null ? [] : new[] { ("commit", commit) },
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

    private static void Write(Utf8JsonWriter writer, SentenceEncoder encoder, string? commit)
    {
        writer.WriteString("model", encoder.Model.Description);
        if (commit is not null)
            writer.WriteString("commit", commit);
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

using System.CommandLine;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Encoders;

namespace EmbedBench.Cli.Options;

/// <summary>The options of commands that take a model and what to compute it with.</summary>
internal sealed class ModelOptions
{
    private const string EmbeddedModel = "models/all-MiniLM-L6-v2";

    private readonly EngineOptions _engine = new();

    private readonly Option<string?> _model = new("--model")
    {
        Description = $"A folder as sentence-transformers writes it; else the root's {EmbeddedModel}",
        HelpName = "DIR",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_model);
        _engine.AddTo(command);
    }

    /// <summary>Loads the model, and what it computes with.</summary>
    public LoadedModel Load(Invocation call)
    {
        string folder = call.Get(_model) ?? Path.Combine(call.OpenCatalogue().Root, EmbeddedModel);
        Engine engine = _engine.Start(call);
        return new LoadedModel(engine, SentenceEncoder.Load(folder, engine.Workers));
    }
}

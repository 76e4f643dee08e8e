using System.CommandLine;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Encoders;
using EmbedBench.Experiments.Specs;

namespace EmbedBench.Cli.Options;

/// <summary>The options of commands that take a model and what to compute it with.</summary>
internal sealed class ModelOptions
{
    private static readonly string Embedded = $"models/{EmbeddedModel.All[0].Name}";

    private readonly EngineOptions _engine = new();

    private readonly Option<string?> _model = new("--model")
    {
        Description = $"A folder as sentence-transformers writes it; else the root's {Embedded}",
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
        string folder = call.Get(_model) ?? Path.Combine(call.OpenCatalogue().Root, Embedded);
        Engine engine = _engine.Start(call);
        return new LoadedModel(engine, SentenceEncoder.Load(folder, engine.Workers, placement: engine.Placement));
    }
}

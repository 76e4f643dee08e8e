using System.CommandLine;
using System.Text.Json;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Options;
using EmbedBench.Cli.Output;
using EmbedBench.Cli.Runs;
using EmbedBench.Datasets.Corpora;
using EmbedBench.Encoders;
using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Runner;
using EmbedBench.Experiments.Specs;
using EmbedBench.Hub;

namespace EmbedBench.Cli.Commands;

/// <summary><c>search</c>: the passages of an experiment that a query finds, by the base model, the tuned one or both.</summary>
internal sealed class SearchCommand
{
    private readonly Argument<string> _name = new("NAME|FILE") { Description = "An experiment, or a spec file ending in .yaml" };
    private readonly Argument<string> _query = new("QUERY") { Description = "What to search for" };
    private readonly ProfileOption _profile = new();
    private readonly DataOption _data = new();
    private readonly EngineOptions _engine = new();

    private readonly Option<string?> _model = OptionKinds.Choice<string?>(
        "--model",
        "Which model; without the option both, or base where nothing was tuned yet",
        ("base", "base"),
        ("tuned", "tuned"),
        ("both", "both"));

    private readonly Option<int> _top = OptionKinds.Count("--top", "Passages to print", 5);

    private readonly Option<int?> _dimension =
        OptionKinds.Count("--dimension", "Keep this many values of each embedding; else the first of the spec's dimensions");

    public static Command Create(CommandHost host)
    {
        var search = new SearchCommand();
        var command = new Command("search", "Print the passages of an experiment that a query finds.")
        {
            search._name, search._query, search._model, search._top, search._dimension,
        };
        search._profile.AddTo(command);
        search._data.AddTo(command);
        search._engine.AddTo(command);
        return host.Define(command, search.Run);
    }

    private ExitCode Run(Invocation call)
    {
        ExperimentCatalogue catalogue = call.OpenCatalogue();
        Experiment experiment = catalogue.Read(call.Get(_name));
        ExperimentSpec spec = _profile.Resolve(call, experiment);
        FoundRun? tuned = FindTuned(call, catalogue, spec);
        using var hub = new HubClient(HubSettings.Read(Environment.GetEnvironmentVariable));
        var loading = new LoadingDisplay(call.Output.Progress);
        Corpus corpus = new ExperimentData(hub, _data.Folder(call)).Load(experiment, spec, loading, call.Cancel).Corpus;
        var search = new CorpusSearch(spec, corpus) { Query = call.Get(_query), Top = call.Get(_top), Dimension = Dimension(call, spec) };
        using Engine engine = _engine.Start(call, [spec]);
        var results = new List<SearchResult>();
        if (call.Get(_model) != "tuned")
            Search("base", new ModelOpener(catalogue.Root, hub).Open(experiment, spec.Model, engine.Workers, engine.Placement, loading, call.Cancel).Encoder);
        if (tuned is not null)
            Search("tuned", SentenceEncoder.Load(tuned.ModelFolder, engine.Workers, spec.Model.MaxTokens, engine.Placement));
        if (call.Output.IsJson)
            call.Output.Json(writer => Write(writer, search.Query, results));
        else
            call.Output.Table(SearchResult.Table(results));
        return ExitCode.Held;

        void Search(string name, SentenceEncoder model)
        {
            using (model)
                results.Add(search.Find(model, name, call.Output.Progress, call.Cancel));
        }
    }

    private static void Write(Utf8JsonWriter writer, string query, IEnumerable<SearchResult> results)
    {
        writer.WriteString("query", query);
        foreach (SearchResult result in results)
            result.Write(writer);
    }

    /// <summary>The latest run with a tuned model, or null where only the base model is searched with.</summary>
    /// <exception cref="FileNotFoundException">The tuned model is asked for, and there is none.</exception>
    private FoundRun? FindTuned(Invocation call, ExperimentCatalogue catalogue, ExperimentSpec spec)
    {
        string? wanted = call.Get(_model);
        if (wanted == "base")
            return null;
        if (new RunFinder(catalogue).FindLatest(spec.Name, spec.Profile) is { } run && Directory.Exists(run.ModelFolder))
            return run;
        if (wanted is not null)
        {
            throw new FileNotFoundException(
                $"There is no tuned model of {spec.Name}: 'embedbench run {spec.Name} --profile {spec.Profile}' makes one.");
        }

        return null;
    }

    private int Dimension(Invocation call, ExperimentSpec spec)
    {
        int dimension = call.Get(_dimension) ?? spec.Dimensions[0];
        return dimension <= spec.Dimensions.Max()
            ? dimension
            : throw new UsageException($"--dimension: the largest of {spec.Name} is {spec.Dimensions.Max()}, not {dimension}.");
    }
}

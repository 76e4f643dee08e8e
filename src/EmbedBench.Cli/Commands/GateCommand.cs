using System.CommandLine;
using System.Globalization;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Options;
using EmbedBench.Cli.Output;
using EmbedBench.Cli.Runs;
using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Comparisons;
using EmbedBench.Experiments.Runner;
using EmbedBench.Experiments.Specs;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;

namespace EmbedBench.Cli.Commands;

/// <summary><c>gate</c>: whether a run is as good as another, query by query.</summary>
internal sealed class GateCommand
{
    private readonly Option<string> _baseline = new("--baseline") { Description = "What to hold the run to, as NAME/PROFILE@accepted", HelpName = "RUN", Required = true };
    private readonly Option<string> _current = new("--current") { Description = "The run in question", HelpName = "RUN", Required = true };

    private readonly Option<string[]> _figures = new("--figure")
    {
        Description = "A figure with values by query, as tuned.*.ndcg@10; may stand several times; else the spec's gate",
        HelpName = "FIGURE",
    };

    private readonly Option<double?> _maxDrop = OptionKinds.Parsed<double?>(
        "--max-drop", "X", "The largest drop of a mean that passes; else 0.005", text => ParseShare(text, mayBeZero: true));

    private readonly Option<double?> _alpha = OptionKinds.Parsed<double?>(
        "--alpha", "X", "Below this corrected p-value any drop fails; else 0.05", text => ParseShare(text, mayBeZero: false));

    private readonly Option<string?> _junit = new("--junit") { Description = "Write the verdicts as JUnit's XML too", HelpName = "FILE" };

    public static Command Create(CommandHost host)
    {
        var gate = new GateCommand();
        return host.Define(
            new Command("gate", "Hold a run to another: exit with 1 where a figure drops too far or not by chance.")
            {
                gate._baseline, gate._current, gate._figures, gate._maxDrop, gate._alpha, gate._junit,
            },
            gate.Run);
    }

    private ExitCode Run(Invocation call)
    {
        ExperimentCatalogue catalogue = call.OpenCatalogue();
        FigureName.Score[] given = [.. (call.Get(_figures) ?? []).Select(Parse)];
        var finder = new RunFinder(catalogue);
        RunRecord current = RunRecordFile.Read(finder.Find(call.Get(_current)).RecordFile);
        var pair = new RunPair(RunRecordFile.Read(finder.Find(call.Get(_baseline)).RecordFile), current);
        Experiment experiment = catalogue.Read(current.Deterministic.Experiment);
        ExperimentSpec spec = experiment.Resolve(current.Deterministic.Profile);
        FigureName.Score[] figures =
            [.. (given.Length > 0 ? given : spec.Gate).SelectMany(figure => RunFigures.Expand(spec, figure)).Cast<FigureName.Score>().Distinct()];
        if (figures.Length == 0)
            throw new UsageException($"--figure: the spec of {spec.Name} has no gate, so the figures must be named.");

        var defaults = new Gate();
        var gate = new Gate { MaxDrop = call.Get(_maxDrop) ?? defaults.MaxDrop, Alpha = call.Get(_alpha) ?? defaults.Alpha };
        IReadOnlyList<ComparedFigure> compared = pair.Compare([.. figures.Select(figure => (figure, figure))], PairedTests.Options);
        var result = new GateResult(
            gate, call.Get(_baseline), call.Get(_current), [.. compared.Select(figure => (figure, gate.Objection(figure)))]);
        Announce(call.Output.GitHub, experiment, result);
        if (call.Get(_junit) is { } junit)
            JUnitFile.Write(junit, $"gate {experiment.Name}", [.. result.Figures.Select(figure => (figure.Figure.Current.ToString(), figure.Objection))]);
        if (call.Output.IsJson)
            call.Output.Json(result.Write);
        else
            result.Print(call.Output);
        return result.Held ? ExitCode.Held : ExitCode.Failed;
    }

    private static void Announce(GitHubActions? actions, Experiment experiment, GateResult result)
    {
        IEnumerable<(string Title, string Message)> failures =
            from figure in result.Figures
            where figure.Objection is not null
            orderby figure.Figure.Difference
            select ($"{experiment.Name}: {figure.Figure.Current}", figure.Objection);
        actions?.Annotate(experiment.File, experiment.Name, [.. failures]);
        actions?.Summarize(result.Markdown());
    }

    private static FigureName.Score Parse(string text)
    {
        try
        {
            return FigureName.Parse(text) as FigureName.Score
                ?? throw new UsageException($"--figure: {text} has no values by query; a metric of a stage has, as tuned.*.ndcg@10.");
        }
        catch (FormatException problem)
        {
            throw new UsageException($"--figure: {problem.Message}");
        }
    }

    private static double ParseShare(string text, bool mayBeZero) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value < 1 && (mayBeZero ? value >= 0 : value > 0)
            ? value
            : throw new FormatException($"\"{text}\" is no number {(mayBeZero ? "from" : "above")} 0 and below 1.");
}

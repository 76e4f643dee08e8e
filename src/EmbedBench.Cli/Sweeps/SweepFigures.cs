using System.CommandLine;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Experiments.Specs;
using EmbedBench.Results.Figures;

namespace EmbedBench.Cli.Sweeps;

/// <summary>Which figures a sweep's table shows.</summary>
internal sealed class SweepFigures
{
    private readonly Option<string[]> _figures = new("--figure")
    {
        Description = "A figure of the table, as tuned.*.ndcg@10; may stand several times; else the spec's gate or its primary metric",
        HelpName = "FIGURE",
    };

    public void AddTo(Command command) => command.Options.Add(_figures);

    /// <summary>The figures, each at one dimension.</summary>
    /// <exception cref="UsageException">A run of the spec has no such figure.</exception>
    public IReadOnlyList<FigureName> Of(Invocation call, ExperimentSpec spec)
    {
        FigureName[] named = [.. (call.Get(_figures) ?? []).Select(text => Parse(text, spec))];
        var metric = FigureMetric.Parse(spec.Evaluation.Primary.ToString());
        var primary = new FigureName.Score(FigureStage.Tuned, FigureDimension.All, metric);
        IEnumerable<FigureName> shown = named.Length > 0 ? named : spec.Gate.Count > 0 ? spec.Gate : [primary];
        return [.. shown.SelectMany(figure => RunFigures.Expand(spec, figure)).Distinct()];
    }

    private static FigureName Parse(string text, ExperimentSpec spec)
    {
        try
        {
            FigureName figure = FigureName.Parse(text);
            return RunFigures.Has(spec, figure)
                ? figure
                : throw new UsageException($"--figure: runs of {spec.Name} with profile {spec.Profile} have no {text}.");
        }
        catch (FormatException problem)
        {
            throw new UsageException($"--figure: {problem.Message}");
        }
    }
}

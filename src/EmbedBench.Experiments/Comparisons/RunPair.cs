using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;
using EmbedBench.Retrieval.Significance;

namespace EmbedBench.Experiments.Comparisons;

/// <summary>Two runs over the same queries, judgments and data.</summary>
public sealed class RunPair
{
    private static readonly (string Name, Func<RunHashes, string> Of)[] Shared =
    [
        ("data", hashes => hashes.Data),
        ("queries", hashes => hashes.Queries),
        ("judgments", hashes => hashes.Judgments),
    ];

    /// <exception cref="InvalidDataException">The runs differ in their data, queries or judgments, so their figures mean different things.</exception>
    public RunPair(RunRecord baseline, RunRecord current)
    {
        foreach ((string name, Func<RunHashes, string> of) in Shared)
        {
            (string before, string after) = (of(baseline.Deterministic.Hashes), of(current.Deterministic.Hashes));
            if (before != after)
                throw new InvalidDataException(
                    $"The runs cannot be compared: their {name} differ (SHA-256 {before[..12]}… in the baseline, {after[..12]}… in the current run). Run both on the same {name}.");
        }

        Baseline = baseline;
        Current = current;
    }

    public RunRecord Baseline { get; }

    public RunRecord Current { get; }

    /// <summary>Compares figures query by query, with Holm's correction over all of them.</summary>
    /// <param name="figures">What each is called in the baseline and in the current run.</param>
    /// <param name="options">Of the tests.</param>
    /// <exception cref="InvalidDataException">A record does not keep a figure's values by query, or of fewer than two queries.</exception>
    public IReadOnlyList<ComparedFigure> Compare(
        IReadOnlyList<(FigureName.Score Baseline, FigureName.Score Current)> figures, ComparisonOptions options)
    {
        PairedComparison[] tests =
            [.. figures.Select(figure => new PairedComparison(Match(Values(Baseline, figure.Baseline), Values(Current, figure.Current)), options))];
        IReadOnlyList<double> adjusted = Holm.Adjust([.. tests.Select(test => test.RandomisationPValue)]);
        return [.. figures.Select((figure, i) => new ComparedFigure(figure.Baseline, figure.Current, tests[i], adjusted[i]))];
    }

    private static IReadOnlyDictionary<string, double> Values(RunRecord run, FigureName.Score figure) =>
        run.Deterministic.PerQuery.TryGetValue(figure, out IReadOnlyDictionary<string, double>? values)
            ? values
            : throw new InvalidDataException(
                $"The run of {run.Deterministic.Experiment} with profile {run.Deterministic.Profile} keeps no values of {figure} by query; it keeps {Kept(run)}.");

    private static string Kept(RunRecord run) =>
        run.Deterministic.PerQuery.Count == 0 ? "none at all, since its spec has no gate" : string.Join(", ", run.Deterministic.PerQuery.Keys.Order());

    private static PairedScores Match(IReadOnlyDictionary<string, double> baseline, IReadOnlyDictionary<string, double> current)
    {
        try
        {
            return PairedScores.Match(baseline, current);
        }
        catch (ArgumentException unpaired)
        {
            throw new InvalidDataException($"The runs cannot be compared: {unpaired.Message}", unpaired);
        }
    }
}

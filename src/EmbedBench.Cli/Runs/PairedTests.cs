using System.Globalization;
using EmbedBench.Reports;
using EmbedBench.Retrieval.Significance;

namespace EmbedBench.Cli.Runs;

/// <summary>Gives reports the paired tests of base and tuned model.</summary>
internal sealed class PairedTests : IPairedTests
{
    /// <summary>Of every comparison that the program makes, so that a report and a gate say the same.</summary>
    public static ComparisonOptions Options { get; } = new() { Seed = 42 };

    public string Method => string.Create(
        CultureInfo.InvariantCulture, $"NumPy's default generator, seed {Options.Seed}; {Options.Resamples} resamples, {Options.Permutations} permutations");

    public PairedResult Compare(IReadOnlyDictionary<string, double> baseValues, IReadOnlyDictionary<string, double> tunedValues)
    {
        var comparison = new PairedComparison(PairedScores.Match(baseValues, tunedValues), Options);
        return new PairedResult
        {
            MeanDifference = comparison.Scores.MeanDifference,
            Interval = (comparison.BootstrapConfidence.Lower, comparison.BootstrapConfidence.Upper),
            StudentPValue = comparison.Student.PValue,
            WilcoxonPValue = comparison.Wilcoxon.PValue,
            RandomisationPValue = comparison.RandomisationPValue,
            SmallestDetectable = comparison.SmallestDetectableDifference,
            Queries = (comparison.Wins, comparison.Losses, comparison.Ties),
        };
    }

    public (double Lower, double Upper) MeanInterval(IReadOnlyDictionary<string, double> values)
    {
        // The mean of the values is the mean of their differences from nothing.
        var nothing = values.ToDictionary(value => value.Key, _ => 0.0, StringComparer.Ordinal);
        Interval interval = new PairedComparison(PairedScores.Match(nothing, values), Options with { Permutations = 1 }).BootstrapConfidence;
        return (interval.Lower, interval.Upper);
    }

    public IReadOnlyList<double> Adjust(IReadOnlyList<double> pValues) => Holm.Adjust(pValues);
}

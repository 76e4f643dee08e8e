using System.Runtime.CompilerServices;

namespace EmbedBench.Retrieval.Significance;

/// <summary>All that is said of one metric in two runs over the same queries.</summary>
public sealed class PairedComparison
{
    /// <param name="scores">The pairs.</param>
    /// <param name="options">Seed, numbers of draws and levels.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public PairedComparison(PairedScores scores, ComparisonOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Seed);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Resamples, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Permutations, 1);
        RequireWithin(options.Confidence, 0);
        RequireWithin(options.Power, 0.5);
        Scores = scores;
        Student = StudentTest.Of(scores, options.Confidence);
        Wilcoxon = WilcoxonTest.Of(scores);
        BootstrapConfidence = Bootstrap.Confidence(scores, options.Seed, options.Resamples, options.Confidence);
        RandomisationPValue = Randomisation.PValue(scores, options.Seed, options.Permutations);
        SmallestDetectableDifference = DetectableDifference.Smallest(scores, 1 - options.Confidence, options.Power);
        Wins = scores.Differences.Count(difference => difference > 0);
        Losses = scores.Differences.Count(difference => difference < 0);
        Ties = scores.Differences.Count - Wins - Losses;
    }

    public PairedScores Scores { get; }

    public StudentTest Student { get; }

    public WilcoxonTest Wilcoxon { get; }

    /// <summary>Of the mean difference.</summary>
    public Interval BootstrapConfidence { get; }

    public double RandomisationPValue { get; }

    public double SmallestDetectableDifference { get; }

    /// <summary>The mean difference in standard deviations of the differences (Cohen's d_z); 0 where there is no difference.</summary>
    public double EffectSize => Scores.MeanDifference == 0 ? 0 : Scores.MeanDifference / Scores.StandardDeviation;

    /// <summary>Queries on which the current run is better.</summary>
    public int Wins { get; }

    /// <summary>Queries on which the current run is worse.</summary>
    public int Losses { get; }

    /// <summary>Queries with the same value in both.</summary>
    public int Ties { get; }

    /// <summary>The queries with the largest differences, gains and losses alike, largest first.</summary>
    public IReadOnlyList<QueryChange> MostChanged(int count) =>
        [.. Scores.Queries.Where(query => query.Difference != 0).OrderByDescending(query => Math.Abs(query.Difference)).Take(count)];

    // Written so that it refuses what is no number, too.
    private static void RequireWithin(double share, double above, [CallerArgumentExpression(nameof(share))] string name = "")
    {
        if (!(share > above && share < 1))
            throw new ArgumentOutOfRangeException(name, share, $"It must lie between {above} and 1.");
    }
}

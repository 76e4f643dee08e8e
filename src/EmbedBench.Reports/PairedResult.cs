namespace EmbedBench.Reports;

/// <summary>What the paired tests say of a metric; differences are tuned minus base.</summary>
public sealed record PairedResult
{
    public required double MeanDifference { get; init; }

    /// <summary>Ends of the 95 % interval of the mean difference.</summary>
    public required (double Lower, double Upper) Interval { get; init; }

    public required double StudentPValue { get; init; }

    public required double WilcoxonPValue { get; init; }

    public required double RandomisationPValue { get; init; }

    /// <summary>The smallest true difference that this many queries would show.</summary>
    public required double SmallestDetectable { get; init; }

    /// <summary>Queries on which the tuned model is better, worse, and the same.</summary>
    public required (int Wins, int Losses, int Ties) Queries { get; init; }
}

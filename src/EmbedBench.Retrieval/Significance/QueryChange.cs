namespace EmbedBench.Retrieval.Significance;

/// <summary>One query's value of a metric in two runs.</summary>
public readonly record struct QueryChange(string Query, double Baseline, double Current)
{
    /// <summary>Above 0 where the current run is better.</summary>
    public double Difference => Current - Baseline;
}

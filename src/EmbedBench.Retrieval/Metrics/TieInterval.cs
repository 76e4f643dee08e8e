namespace EmbedBench.Retrieval.Metrics;

/// <summary>The lowest and the highest value that another order among tied documents could give.</summary>
public readonly record struct TieInterval(double Lowest, double Highest)
{
    /// <summary>Whether the value depends on how ties are broken.</summary>
    public bool IsOpen => Lowest != Highest;
}

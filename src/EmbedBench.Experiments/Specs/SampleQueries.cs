namespace EmbedBench.Experiments.Specs;

/// <summary>Queries that a report shows the results of.</summary>
public sealed record SampleQueries
{
    /// <summary>To which size embeddings are cut.</summary>
    public required int Dimension { get; init; }

    /// <summary>How many hits are shown.</summary>
    public required int Top { get; init; }

    public required IReadOnlyList<string> Queries { get; init; }
}

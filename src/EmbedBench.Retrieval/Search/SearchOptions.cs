namespace EmbedBench.Retrieval.Search;

/// <summary>What a search returns, and how many threads it may take; the threads never change a result.</summary>
public sealed record SearchOptions
{
    /// <summary>
    /// How many documents a query retrieves, from 1; more than the corpus holds means all. Every document whose score equals the last one's
    /// comes with them, so that the tie interval of each metric up to this cut-off can be computed.
    /// </summary>
    public required int Top { get; init; }

    /// <summary>Documents that a query must not retrieve, by query id: where the spec drops a passage that equals the query.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>>? Excluded { get; init; }

    public int Threads { get; init; } = Environment.ProcessorCount;
}

namespace EmbedBench.Results.Records;

/// <summary>What one of the spec's sample queries found.</summary>
/// <param name="Stage"><c>base</c> or <c>tuned</c>.</param>
/// <param name="Dimension">To which size embeddings were cut.</param>
/// <param name="Query">Its text.</param>
/// <param name="Hits">Best first.</param>
public sealed record SampleSearch(string Stage, int Dimension, string Query, IReadOnlyList<SampleHit> Hits);

/// <summary>A passage found.</summary>
/// <param name="Id">Its id in the corpus.</param>
/// <param name="Text">Its text.</param>
/// <param name="Score">Cosine, six significant digits.</param>
/// <param name="Relevant">Whether it is relevant to a test query of the same text; null where no test query has it.</param>
public sealed record SampleHit(string Id, string Text, double Score, bool? Relevant)
{
    /// <summary>The values that the passage's first row has in the columns that the spec keeps as labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}

namespace EmbedBench.Retrieval.Metrics;

/// <summary>How relevant a document is to a query, as someone judged it.</summary>
/// <param name="Query">The query's id.</param>
/// <param name="Document">The document's id.</param>
/// <param name="Grade">
/// 0 not relevant, 1 to 127 relevant, the more the better; -1 in the pool but not judged, which counts as not relevant.
/// </param>
public readonly record struct Judgment(string Query, string Document, int Grade);

namespace EmbedBench.Retrieval.Rankings;

/// <summary>A document that a query retrieved.</summary>
/// <param name="Id">The document's id in the corpus.</param>
/// <param name="Score">Higher is better; a score of our own search is a float32 value.</param>
public readonly record struct RankedDocument(string Id, double Score);

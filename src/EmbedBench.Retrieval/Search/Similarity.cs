namespace EmbedBench.Retrieval.Search;

/// <summary>How near a passage is to a query.</summary>
public enum Similarity
{
    /// <summary>Rows are divided by their Euclidean norm, then multiplied; a row of zeros scores 0.</summary>
    Cosine,

    /// <summary>Rows are multiplied as they are.</summary>
    DotProduct,
}

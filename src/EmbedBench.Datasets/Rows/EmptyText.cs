namespace EmbedBench.Datasets.Rows;

/// <summary>What happens to an empty query or passage.</summary>
public enum EmptyText
{
    /// <summary>It is an error that names the row.</summary>
    Error,

    /// <summary>It stays, as an empty text.</summary>
    Keep,
}

namespace EmbedBench.Datasets.Rows;

/// <summary>How a row's texts are made of the columns of its file.</summary>
public sealed record Columns
{
    public required ColumnTemplate Query { get; init; }

    public required ColumnTemplate Passage { get; init; }

    /// <summary>What rows with the same passage share, or null for the row's index.</summary>
    public ColumnTemplate? PassageId { get; init; }

    /// <summary>Columns kept beside each query to group and show results by.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>
    /// Passages that do not answer the query, for losses that take them: in <c>training.pairs</c> the first is <c>negative</c>, the others
    /// <c>negative_2</c>, <c>negative_3</c>, …
    /// </summary>
    public IReadOnlyList<ColumnTemplate> Negatives { get; init; } = [];

    /// <summary>How well query and passage belong together, a number, for losses that take one (<c>score</c>); or null.</summary>
    public ColumnTemplate? Score { get; init; }
}

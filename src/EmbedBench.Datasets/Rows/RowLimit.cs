namespace EmbedBench.Datasets.Rows;

/// <summary>The first part of a data set.</summary>
public abstract record RowLimit
{
    private RowLimit()
    {
    }

    /// <summary>
    /// The first passages and the rows that belong to them: of a corpus file its first documents, otherwise the first distinct passage
    /// texts in row order. <c>limit: { passages: N }</c>
    /// </summary>
    public sealed record Passages(int Count) : RowLimit;

    /// <summary>The first rows. <c>limit: { rows: N }</c></summary>
    public sealed record Rows(int Count) : RowLimit;
}

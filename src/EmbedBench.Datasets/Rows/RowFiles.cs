namespace EmbedBench.Datasets.Rows;

/// <summary>Which files of the source hold the rows, and how raw rows become rows of the data set: exploded first, then joined.</summary>
public sealed record RowFiles
{
    /// <summary>
    /// A path, or a pattern with <c>*</c> (any characters, <c>/</c> too) and <c>?</c> (one) whose files are read in ordinal order of their
    /// paths. The ending says the format: .jsonl, .json, .csv, .parquet, .tsv (the judgments of a BEIR folder).
    /// </summary>
    public required string File { get; init; }

    /// <summary>A list column of which each element makes a row of its own, or null.</summary>
    public ExplodeRule? Explode { get; init; }

    /// <summary>A second file whose columns are added, or null.</summary>
    public JoinRule? Join { get; init; }
}

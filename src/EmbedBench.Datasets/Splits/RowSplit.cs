namespace EmbedBench.Datasets.Splits;

/// <summary>Row indices, counted from 0 in the order of the files, for training and for testing; none is in both. The orders matter.</summary>
public sealed record RowSplit(IReadOnlyList<int> Train, IReadOnlyList<int> Test);

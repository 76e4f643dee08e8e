namespace EmbedBench.Datasets;

/// <summary>How far a data set is loaded.</summary>
/// <param name="Step">What is being done, for example <c>download data.parquet</c> or <c>read rows</c>.</param>
/// <param name="Done">Units done.</param>
/// <param name="Total">Of how many, or null where that is not known before the end.</param>
/// <param name="Unit">What is counted: bytes, rows, packages.</param>
public sealed record DataProgress(string Step, long Done, long? Total, string Unit);

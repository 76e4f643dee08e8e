namespace EmbedBench.Datasets.Sources;

/// <summary>
/// Files of the experiment's folder below <c>--data DIR</c> that replace those of the source: the same columns, the same content hash.
/// <c>local: FILE</c> or <c>local: { rows: FILE, join: FILE }</c>
/// </summary>
/// <param name="Rows">Replaces the file of the rows.</param>
/// <param name="Join">Replaces the joined file; null where the rows join none.</param>
public sealed record LocalData(string Rows, string? Join = null);

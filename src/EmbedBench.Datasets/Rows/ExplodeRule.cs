namespace EmbedBench.Datasets.Rows;

/// <summary>
/// Each element of the list <paramref name="Column"/> becomes a row, in the list's order, under the name <paramref name="Into"/>.
/// <c>explode: { questions: question }</c>
/// </summary>
public sealed record ExplodeRule(string Column, string Into);

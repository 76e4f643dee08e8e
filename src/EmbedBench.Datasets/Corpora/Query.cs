namespace EmbedBench.Datasets.Corpora;

/// <summary>A test row's query.</summary>
/// <param name="Id">q0, q1, … in the order of the test rows.</param>
/// <param name="Row">Index of its row.</param>
/// <param name="Text">What is searched for.</param>
/// <param name="Labels">Columns kept to group and show results by.</param>
public sealed record Query(string Id, int Row, string Text, IReadOnlyDictionary<string, string> Labels);

namespace EmbedBench.Datasets.Rows;

/// <summary>
/// Adds the columns of the one row of <paramref name="File"/> whose <paramref name="Right"/> equals the row's <paramref name="Left"/>;
/// where both have a column, the left file's wins. <c>join: { file: FILE, on: LEFT = RIGHT }</c>
/// </summary>
public sealed record JoinRule(string File, string Left, string Right);

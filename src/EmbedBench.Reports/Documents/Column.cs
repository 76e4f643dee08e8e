namespace EmbedBench.Reports.Documents;

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="IsNumeric">Whether its cells are numbers, which stand at the right.</param>
public sealed record Column(string Title, bool IsNumeric = false)
{
    public static Column Numeric(string title) => new(title, true);
}

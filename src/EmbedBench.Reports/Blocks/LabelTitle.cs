namespace EmbedBench.Reports.Blocks;

/// <summary>A label's name as the heading of a column: <c>date_filed</c> is "Date filed".</summary>
internal static class LabelTitle
{
    public static string Of(string label) => label.Length == 0 ? "" : $"{char.ToUpperInvariant(label[0])}{label[1..].Replace('_', ' ')}";
}

namespace EmbedBench.Reports.Audit.Grids;

/// <summary>What a cell says without the signs that only set it.</summary>
internal static class CellText
{
    private static readonly char[] Markup = ['*', '`', '=', '_', '|', ' ', '\t'];

    public static string Of(string cell) =>
        cell.Replace("**", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal).Trim(Markup).Trim();
}

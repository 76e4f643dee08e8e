using EmbedBench.Results.Figures;

namespace EmbedBench.Reports.Values;

/// <summary>Names as parts of file names that every system takes.</summary>
internal static class FileNames
{
    /// <summary><c>ndcg-10</c>, <c>trec-map-100-own-row</c>.</summary>
    public static string Of(FigureMetric metric) => Of(metric.ToString());

    public static string Of(string name) =>
        string.Concat(
            name.Replace("%", "-percent", StringComparison.Ordinal)
                .Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-'))
            .Trim('-');
}

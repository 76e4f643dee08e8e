using System.Globalization;

namespace EmbedBench.Results.Figures;

/// <summary>
/// The metric in a figure's name, and the judgments that it was computed with: <c>ndcg@10</c>, <c>trec:recip_rank</c>,
/// <c>map@100|own-row</c>. Which metrics exist is not known here, only how they are written.
/// </summary>
/// <param name="Name">Without the depth: <c>ndcg</c>, <c>trec:map</c>.</param>
/// <param name="Depth">The k behind <c>@</c>, or null.</param>
/// <param name="Judgment">The name of the judgments, or null for the primary ones.</param>
public sealed record FigureMetric(string Name, int? Depth, string? Judgment) : IComparable<FigureMetric>
{
    public static bool operator <(FigureMetric left, FigureMetric right) => left.CompareTo(right) < 0;

    public static bool operator >(FigureMetric left, FigureMetric right) => left.CompareTo(right) > 0;

    public static bool operator <=(FigureMetric left, FigureMetric right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FigureMetric left, FigureMetric right) => left.CompareTo(right) >= 0;

    /// <summary>The metric without its judgments: <c>ndcg@10</c>.</summary>
    public string Metric => Depth is int depth ? string.Create(CultureInfo.InvariantCulture, $"{Name}@{depth}") : Name;

    /// <exception cref="FormatException">Not <c>NAME[@K][|JUDGMENT]</c>.</exception>
    public static FigureMetric Parse(string text) => TryParse(text, out FigureMetric? metric)
        ? metric!
        : throw new FormatException(
            $"\"{text}\" is no metric; one is written NAME@K, as in ndcg@10, with |JUDGMENT behind it for others than the primary judgments.");

    public int CompareTo(FigureMetric? other)
    {
        if (other is null)
            return 1;
        int order = string.CompareOrdinal(Name, other.Name);
        if (order == 0)
            order = (Depth ?? 0).CompareTo(other.Depth ?? 0);
        return order == 0 ? string.CompareOrdinal(Judgment, other.Judgment) : order;
    }

    public override string ToString() => Judgment is null ? Metric : $"{Metric}|{Judgment}";

    internal static bool TryParse(string text, out FigureMetric? metric)
    {
        metric = null;
        string[] judged = text.Split('|');
        string[] cut = judged[0].Split('@');
        int depth = 0;
        if (judged.Length > 2 || cut.Length > 2 || (cut.Length == 2 && !FigureNumber.TryParse(cut[1], out depth)))
            return false;
        if (!IsName(cut[0], ":_") || (judged.Length == 2 && !IsName(judged[1], "-_")))
            return false;
        metric = new FigureMetric(cut[0], cut.Length == 2 ? depth : null, judged.Length == 2 ? judged[1] : null);
        return true;
    }

    private static bool IsName(string text, string alsoAllowed) =>
        text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || alsoAllowed.Contains(letter, StringComparison.Ordinal));
}

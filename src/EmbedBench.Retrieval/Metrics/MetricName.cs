using System.Globalization;

namespace EmbedBench.Retrieval.Metrics;

/// <summary>A metric as figures write it: <c>ndcg@10</c>, <c>trec:map@100</c>, <c>trec:recip_rank</c>.</summary>
public sealed record MetricName
{
    private MetricName(string family, int? cutoff)
    {
        Family = family;
        Cutoff = cutoff;
    }

    /// <summary>The part before the <c>@</c>.</summary>
    public string Family { get; }

    /// <summary>How many documents count, from 1; null where all do.</summary>
    public int? Cutoff { get; }

    /// <summary>How deep a ranking must be for this metric; <see cref="int.MaxValue"/> means the whole corpus.</summary>
    public int Depth => Cutoff ?? int.MaxValue;

    /// <summary>What can be written: a name a metric, with <c>@k</c> where it takes a cut-off.</summary>
    public static IReadOnlyList<string> Known { get; } =
        [.. MetricCatalogue.Families.Select(family => family.HasCutoff ? $"{family.Name}@k" : family.Name)];

    /// <exception cref="FormatException">The metric is not known, its cut-off is missing, not wanted or no whole number from 1.</exception>
    public static MetricName Parse(string text)
    {
        int at = text.IndexOf('@', StringComparison.Ordinal);
        string name = at < 0 ? text : text[..at];
        MetricFamily family = MetricCatalogue.Find(name)
            ?? throw new FormatException($"'{text}' is no metric; there are {string.Join(", ", Known)}.");
        if (family.HasCutoff != at >= 0)
        {
            throw new FormatException(family.HasCutoff
                ? $"Metric '{text}' lacks its cut-off, as in {name}@10."
                : $"Metric {name} takes no cut-off, but '{text}' has one.");
        }

        return new MetricName(name, family.HasCutoff ? ParseCutoff(text[(at + 1)..], text) : null);
    }

    /// <summary>
    /// Names separated by commas, where a cut-off alone repeats the name before it: <c>accuracy@1,3,5,10</c> or <c>ndcg@10,map@100</c>.
    /// </summary>
    /// <exception cref="FormatException">As <see cref="Parse"/>, or a metric stands twice.</exception>
    public static IReadOnlyList<MetricName> ParseList(string text)
    {
        var names = new List<MetricName>();
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            bool isCutoff = part.Length > 0 && char.IsAsciiDigit(part[0]) && names.Count > 0 && names[^1].Cutoff is not null;
            MetricName name = isCutoff ? new MetricName(names[^1].Family, ParseCutoff(part, text)) : Parse(part);
            if (names.Contains(name))
                throw new FormatException($"Metric {name} stands twice in '{text}'.");
            names.Add(name);
        }

        return names;
    }

    public override string ToString() =>
        Cutoff is null ? Family : string.Create(CultureInfo.InvariantCulture, $"{Family}@{Cutoff}");

    internal double Measure(JudgedRanking ranking) => MetricCatalogue.Find(Family)!.Formula(ranking, Depth);

    // One way to write each name: no sign, no leading zero.
    private static int ParseCutoff(string digits, string text) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int cutoff) && digits[0] != '0'
            ? cutoff
            : throw new FormatException($"The cut-off '{digits}' in '{text}' is no whole number from 1.");
}

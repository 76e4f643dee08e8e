using System.Text.RegularExpressions;

namespace EmbedBench.Reports.Audit.Claims;

/// <summary>Recognises stages, metrics and dimensions where a text mentions them.</summary>
internal static partial class Mentions
{
    /// <summary>The stage that a text is about, or null where it mentions neither or both.</summary>
    public static string? Stage(string text)
    {
        bool tuned = TunedWord().IsMatch(text);
        bool isBase = BaseWord().IsMatch(text);
        return tuned == isBase ? null : tuned ? FigureKey.Tuned : FigureKey.Base;
    }

    /// <summary>The stage that a heading names and nothing else: <c>Baseline</c>, <c>Fine-tuned model</c>.</summary>
    public static string? WholeStage(string text) => OnlyStage().IsMatch(text) ? Stage(text) : null;

    /// <summary>The metrics mentioned with a depth, as <c>ndcg@10</c>, each once.</summary>
    public static IReadOnlyList<string> Metrics(string text) =>
        [
            .. MetricWithDepth().Matches(text)
                .Select(match => $"{Name(match.Groups["name"].Value)}@{match.Groups["depth"].Value}").Distinct(),
        ];

    /// <summary>The metric where exactly one is mentioned.</summary>
    public static string? Metric(string text) => Metrics(text) is [var only] ? only : null;

    /// <summary>Metrics named without a depth: <c>ndcg</c>, <c>mrr</c>.</summary>
    public static IReadOnlyList<string> MetricNames(string text) =>
    [
        .. MetricName().Matches(text).Select(match => Name(match.Groups["name"].Value)).Distinct(),
    ];

    /// <summary>Sizes of embeddings: <c>768d</c>, <c>dim 768</c>, <c>768-dim</c>, <c>at 768 dimensions</c>.</summary>
    public static IReadOnlyList<string> Dimensions(string text) =>
        [.. Size().Matches(text).Select(match => match.Groups["size"].Value).Distinct()];

    /// <summary>A cell or heading that is a size and nothing else: <c>768d</c>, <c>768</c>, <c>mean</c>.</summary>
    public static string? WholeDimension(string text) => OnlySize().Match(text) is { Success: true } match
        ? match.Groups["size"].Value
        : text.Equals(FigureKey.MeanDimension, StringComparison.OrdinalIgnoreCase) ? FigureKey.MeanDimension : null;

    private static string Name(string name) => name.ToLowerInvariant().Replace(' ', '_');

    [GeneratedRegex(@"\bbase(?:line)?\b|\bpre-?trained\b|\bbefore\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BaseWord();

    [GeneratedRegex(@"fine[- ]?tuned|\btuned\b|\bFT\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TunedWord();

    [GeneratedRegex(@"^(?:base(?:line)?|pre-?trained|before|fine[- ]?tuned|tuned|FT)(?: model| score| value)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OnlyStage();

    [GeneratedRegex(@"(?<name>ndcg|mrr|map|accuracy|precision|recall|hit[_ ]rate|hits[_ ]per[_ ]query)@(?<depth>\d{1,4})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MetricWithDepth();

    [GeneratedRegex(@"\b(?<name>ndcg|mrr|map|accuracy|precision|recall)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MetricName();

    [GeneratedRegex(@"(?<![\w.])(?:(?<size>\d{2,5})(?:d\b|[- ]dim(?:ension(?:s|al)?)?\b)|dim(?:ension)?[ _](?<size>\d{2,5})\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Size();

    [GeneratedRegex(@"^(?<size>\d{2,5})d?$", RegexOptions.CultureInvariant)]
    private static partial Regex OnlySize();
}

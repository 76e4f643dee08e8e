using System.Globalization;
using System.Text.RegularExpressions;
using EmbedBench.Reports.Audit.Grids;
using EmbedBench.Reports.Audit.Numbers;

namespace EmbedBench.Reports.Audit.Detectors;

/// <summary>Things counted differently in different places, and epochs announced that the table of epochs does not have.</summary>
internal sealed partial class CountDetector : IAuditDetector
{
    private const decimal FewestThings = 100;

    public IEnumerable<AuditFinding> Find(AuditedReport report) => OfThings(report).Concat(OfEpochs(report));

    /// <summary>Whole collections only: lines about a split count parts.</summary>
    private static IEnumerable<AuditFinding> OfThings(AuditedReport report)
    {
        var first = new Dictionary<string, (WrittenNumber Number, int Line)>(StringComparer.Ordinal);
        foreach ((int line, string text) in report.Prose.Where(line => !PartWord().IsMatch(line.Text)))
        {
            foreach (Match match in Counted().Matches(text.Replace("*", "", StringComparison.Ordinal)))
            {
                string thing = match.Groups["thing"].Value.ToLowerInvariant();
                if (WrittenNumber.Parse(match.Groups["count"].Value) is not { } count || count.Value < FewestThings)
                    continue;
                if (!first.TryGetValue(thing, out (WrittenNumber Number, int Line) known))
                    first[thing] = (count, line);
                else if (!known.Number.Interval.Overlaps(count.Interval))
                    yield return new AuditFinding(
                        line, match.Value.Trim(), FormattableString.Invariant($"line {known.Line} counts {known.Number.Text}"));
            }
        }
    }

    private static IEnumerable<AuditFinding> OfEpochs(AuditedReport report)
    {
        Grid[] tables = [.. report.Grids.Where(grid => grid.Header[0].Equals("epoch", StringComparison.OrdinalIgnoreCase))];
        foreach ((int line, string text) in report.Prose)
        {
            if (Epochs().Match(text) is not { Success: true } match
                || !int.TryParse(match.Groups["count"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int count))
                continue;
            foreach (Grid table in tables.Where(table => table.Rows.Count != count))
                yield return new AuditFinding(
                    line, match.Value.Trim(), FormattableString.Invariant($"the table at line {table.Line} has {table.Rows.Count} epochs"));
            if (tables.Length > 0)
                yield break;
        }
    }

    [GeneratedRegex(@"\b(?:train\w*|test|held[- ]out|set apart|validation|split)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PartWord();

    [GeneratedRegex(@"(?<![\w.,/]|/\s)(?<count>[~≈]?\d[\d,]*)\s(?:\([^)]*\)\s)?(?:[A-Za-z-]+\s){0,2}?(?<thing>product|pair|document|passage|chunk|query|queries|question|row|sample)s?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Counted();

    [GeneratedRegex(@"\bnum_(?:train_)?epochs\s*=\s*(?<count>\d+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Epochs();
}

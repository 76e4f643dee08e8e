using System.Globalization;
using System.Text.RegularExpressions;
using EmbedBench.Reports.Documents;
using Markdig;
using Markdig.Syntax;

namespace EmbedBench.Reports.Audit.Detectors;

/// <summary>Lists and numbered sections that have other than the announced number of items.</summary>
internal sealed partial class ListDetector : IAuditDetector
{
    private static readonly MarkdownPipeline Plain = new MarkdownPipelineBuilder().Build();

    private static readonly string[] Words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    public IEnumerable<AuditFinding> Find(AuditedReport report) => OfLists(report).Concat(OfSections(report));

    /// <summary>A paragraph that ends with a colon and announces a number, directly before a list.</summary>
    private static IEnumerable<AuditFinding> OfLists(AuditedReport report)
    {
        MarkdownDocument document = MarkdownReading.Parse(string.Join('\n', report.Lines), Plain);
        foreach (ListBlock list in document.Descendants<ListBlock>())
        {
            int above = list.Line - 1;
            while (above >= 0 && report.Lines[above].Trim().Length == 0)
                above--;
            if (above < 0
                || !report.Lines[above].TrimEnd().EndsWith(':')
                || Announced(report.Lines[above]) is not { } announced
                || announced.Count == list.Count)
                continue;
            yield return new AuditFinding(above + 1, announced.Text, FormattableString.Invariant($"the list has {list.Count}"));
        }
    }

    /// <summary>Numbered headings below a heading whose text counts what its own last word names.</summary>
    private static IEnumerable<AuditFinding> OfSections(AuditedReport report)
    {
        string subject = "";
        int start = 0;
        for (int line = 0; line < report.Lines.Count; line++)
        {
            if (Heading().Match(report.Lines[line]) is not { Success: true } heading)
                continue;
            if (!NumberedHeading().IsMatch(report.Lines[line]))
            {
                subject = heading.Groups["text"].Value.Trim('*', '#', ' ', ':').Split(' ')[^1].ToLowerInvariant();
                start = line;
            }
            else if (report.Lines[line].Contains(" 1.", StringComparison.Ordinal) && subject.Length > 3)
            {
                int sections = CountSections(report.Lines, line);
                for (int above = start; above < line; above++)
                {
                    if (Announced(report.Lines[above]) is { } announced
                        && announced.Thing == subject
                        && sections > 1
                        && announced.Count != sections)
                        yield return new AuditFinding(
                            above + 1, announced.Text, FormattableString.Invariant($"{sections} numbered sections follow"));
                }
            }
        }
    }

    private static int CountSections(IReadOnlyList<string> lines, int first)
    {
        int count = 0;
        for (int line = first; line < lines.Count; line++)
        {
            if (NumberedHeading().Match(lines[line]) is { Success: true } match)
            {
                if (match.Groups["number"].Value != (count + 1).ToString(CultureInfo.InvariantCulture))
                    break;
                count++;
            }
            else if (Heading().IsMatch(lines[line]) && count > 0)
            {
                break;
            }
        }

        return count;
    }

    private static (int Count, string Thing, string Text)? Announced(string line)
    {
        Match match = Announcement().Match(line);
        if (!match.Success)
            return null;
        string word = match.Groups["count"].Value.ToLowerInvariant();
        int count = Array.IndexOf(Words, word) is var at and >= 0 ? at : int.Parse(word, NumberStyles.None, CultureInfo.InvariantCulture);
        return (count, match.Groups["thing"].Value.ToLowerInvariant(), match.Value.Trim());
    }

    [GeneratedRegex(@"(?<![\w.,/-])(?<count>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s(?:[A-Za-z-]+\s){0,2}?(?<thing>[A-Za-z]{3,}s)\b(?!\s*\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Announcement();

    [GeneratedRegex(@"^#{1,6}\s+(?<text>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^#{1,6}\s+(?:\*\*)?(?<number>\d{1,2})\.\s", RegexOptions.CultureInvariant)]
    private static partial Regex NumberedHeading();
}

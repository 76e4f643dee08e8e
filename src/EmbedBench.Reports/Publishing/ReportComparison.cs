using DiffPlex;
using DiffPlex.Model;
using EmbedBench.Reports.Blocks;

namespace EmbedBench.Reports.Publishing;

/// <summary>Finds what differs between a report as it was committed and as it is rendered today.</summary>
internal static class ReportComparison
{
    private const int MostLetters = 60;

    public static IReadOnlyList<ReportDifference> Compare(string committed, RenderedReport report)
    {
        // The comparison is of lines, and says the same whatever the line ends are.
        string found = committed.ReplaceLineEndings("\n");
        DiffResult difference = Differ.Instance.CreateLineDiffs(found, report.Markdown, ignoreWhitespace: false);
        return [.. difference.DiffBlocks.SelectMany(block => OfBlock(block, difference, report))];
    }

    private static IEnumerable<ReportDifference> OfBlock(DiffBlock block, DiffResult difference, RenderedReport report)
    {
        int both = Math.Min(block.DeleteCountA, block.InsertCountB);
        for (int index = 0; index < both; index++)
        {
            int line = block.DeleteStartA + index;
            int rendered = block.InsertStartB + index;
            ReportedFigure[] figures = [.. report.Figures.Where(figure => figure.Line == rendered + 1)];
            foreach (ReportDifference found in OfLine(line + 1, difference.PiecesOld[line], difference.PiecesNew[rendered], figures))
                yield return found;
        }

        for (int line = block.DeleteStartA + both; line < block.DeleteStartA + block.DeleteCountA; line++)
        {
            string found = Quote(difference.PiecesOld[line]);
            yield return new ReportDifference(line + 1, 1, $"the line {found} does not come from the template and the record");
        }

        for (int line = block.InsertStartB + both; line < block.InsertStartB + block.InsertCountB; line++)
            yield return new ReportDifference(block.DeleteStartA + both + 1, 1, $"the line {Quote(difference.PiecesNew[line])} is missing here");
    }

    private static IEnumerable<ReportDifference> OfLine(int line, string found, string expected, ReportedFigure[] figures)
    {
        int start = found.AsSpan().CommonPrefixLength(expected);
        int end = CommonSuffixLength(found.AsSpan(start), expected.AsSpan(start));
        ReportedFigure[] touched =
        [
            .. figures.Where(figure => figure.Column <= expected.Length - end && figure.Column - 1 + figure.Text.Length >= start),
        ];
        if (touched.Length == 0)
        {
            string wrong = Quote(found[start..(found.Length - end)]);
            return [new ReportDifference(line, start + 1, $"{wrong} should be {Quote(expected[start..(expected.Length - end)])}")];
        }

        return touched.Select(figure =>
            new ReportDifference(line, Math.Min(figure.Column, start + 1), $"{figure.Name} is {figure.Text} in the record, and not so here"));
    }

    private static int CommonSuffixLength(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        int length = 0;
        while (length < Math.Min(left.Length, right.Length) && left[^(length + 1)] == right[^(length + 1)])
            length++;
        return length;
    }

    private static string Quote(string text) => $"\"{Excerpt.Of(text, MostLetters)}\"";
}

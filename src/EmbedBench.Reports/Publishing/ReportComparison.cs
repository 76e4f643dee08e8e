using DiffPlex;
using DiffPlex.Model;

namespace EmbedBench.Reports.Publishing;

/// <summary>Finds what differs between a report as it was committed and as it is rendered today.</summary>
internal static class ReportComparison
{
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
            int line = block.DeleteStartA + index + 1;
            int renderedLine = block.InsertStartB + index + 1;
            foreach (ReportDifference found in OfLine(line, difference.PiecesOld[line - 1], difference.PiecesNew[renderedLine - 1], FiguresOf(report, renderedLine)))
                yield return found;
        }

        for (int line = block.DeleteStartA + both; line < block.DeleteStartA + block.DeleteCountA; line++)
            yield return new ReportDifference(line + 1, 1, $"the line \"{Blocks.Excerpt.Of(difference.PiecesOld[line], 60)}\" does not come from the template and the record");
        for (int line = block.InsertStartB + both; line < block.InsertStartB + block.InsertCountB; line++)
            yield return new ReportDifference(block.DeleteStartA + both + 1, 1, $"the line \"{Blocks.Excerpt.Of(difference.PiecesNew[line], 60)}\" is missing here");
    }

    private static IEnumerable<ReportDifference> OfLine(int line, string found, string expected, IReadOnlyList<ReportedFigure> figures)
    {
        int start = found.AsSpan().CommonPrefixLength(expected);
        int end = CommonSuffixLength(found.AsSpan(start), expected.AsSpan(start));
        ReportedFigure[] touched = [.. figures.Where(figure => figure.Column <= expected.Length - end && figure.Column - 1 + figure.Text.Length >= start)];
        if (touched.Length == 0)
            return [new ReportDifference(line, start + 1, $"\"{Blocks.Excerpt.Of(found[start..(found.Length - end)], 60)}\" should be \"{Blocks.Excerpt.Of(expected[start..(expected.Length - end)], 60)}\"")];
        return touched.Select(figure => new ReportDifference(line, Math.Min(figure.Column, start + 1), $"{figure.Name} is {figure.Text} in the record, and not so here"));
    }

    private static int CommonSuffixLength(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        int length = 0;
        while (length < Math.Min(left.Length, right.Length) && left[^(length + 1)] == right[^(length + 1)])
            length++;
        return length;
    }

    private static IReadOnlyList<ReportedFigure> FiguresOf(RenderedReport report, int line) => [.. report.Figures.Where(figure => figure.Line == line)];
}

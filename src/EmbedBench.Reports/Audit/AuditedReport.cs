using EmbedBench.Reports.Audit.Claims;
using EmbedBench.Reports.Audit.Grids;

namespace EmbedBench.Reports.Audit;

/// <summary>A published report and what it states.</summary>
internal sealed class AuditedReport
{
    public AuditedReport(string markdown)
    {
        string text = markdown.ReplaceLineEndings("\n");
        Lines = text.Split('\n');
        Grid[] withBars = [.. MarkdownGrids.Read(text)];
        Grids = [.. withBars, .. AlignedGrids.Read(Lines), .. CommaGrids.Read(Lines)];
        var inGrids = new HashSet<int>(Grids.SelectMany(grid => Enumerable.Range(grid.Line, grid.LastLine - grid.Line + 1)));
        Prose =
        [
            .. Lines.Select((text, index) => (Line: index + 1, Text: text))
                .Where(line => !inGrids.Contains(line.Line) && line.Text.Trim().Length > 0),
        ];
        GridClaims[] readers = [.. Grids.Select(grid => new GridClaims(grid, Lines))];
        Comparisons =
        [
            .. readers.SelectMany(reader => reader.Comparisons()),
            .. Prose.SelectMany(line => SentenceClaims.Comparisons(line.Line, line.Text)),
        ];
        Claims =
        [
            .. readers.SelectMany(reader => reader.Claims()),
            .. Prose.Select(line => SentenceClaims.OfList(line.Line, Lines)).OfType<Claim>(),
            .. Comparisons.Where(comparison => comparison.Table == 0).SelectMany(Sides),
        ];
    }

    public IReadOnlyList<string> Lines { get; }

    public IReadOnlyList<Grid> Grids { get; }

    /// <summary>Lines outside tables that are not empty, with their numbers from 1.</summary>
    public IReadOnlyList<(int Line, string Text)> Prose { get; }

    public IReadOnlyList<Claim> Claims { get; }

    public IReadOnlyList<Comparison> Comparisons { get; }

    private static IEnumerable<Claim> Sides(Comparison comparison) =>
    [
        new Claim(new FigureKey(FigureKey.Base, comparison.Dimension, comparison.Metric), comparison.Base, comparison.Line, 0),
        new Claim(new FigureKey(FigureKey.Tuned, comparison.Dimension, comparison.Metric), comparison.Tuned, comparison.Line, 0),
    ];
}

using System.Security;
using System.Text;

namespace EmbedBench.Reports.Documents;

/// <summary>Writes a report as GitHub's Markdown, and notes on which line each figure stands.</summary>
internal sealed class MarkdownWriter(string plotFolder)
{
    private readonly StringBuilder _text = new();
    private readonly List<ReportedFigure> _figures = [];
    private readonly List<PlotFile> _plots = [];
    private int _line = 1;
    private int _lineStart;

    public string Text => _text.ToString();

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<ReportedFigure> Figures => _figures;

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<PlotFile> Plots => _plots;

    public void WriteMarkdown(string markdown)
    {
        _text.Append(markdown);
        int lineEnd = markdown.LastIndexOf('\n');
        if (lineEnd < 0)
            return;
        _line += markdown.Count(letter => letter == '\n');
        _lineStart = _text.Length - (markdown.Length - lineEnd - 1);
    }

    public void WriteSpan(Span span) => Write(span, MarkdownText.Format(span));

    /// <summary>One below the other, with an empty line between them and none after the last.</summary>
    public void WriteElements(IEnumerable<ReportElement> elements)
    {
        foreach ((int index, ReportElement element) in elements.Index())
        {
            if (index > 0)
                WriteMarkdown("\n");
            WriteElement(element);
        }
    }

    private void WriteElement(ReportElement element)
    {
        switch (element)
        {
            case ReportElement.Paragraph paragraph:
                WriteLine(paragraph.Spans);
                break;
            case ReportElement.Points points:
                foreach (IReadOnlyList<Span> item in points.Items)
                {
                    WriteMarkdown("- ");
                    WriteLine(item);
                }

                break;
            case ReportElement.Code code:
                WriteMarkdown($"```{code.Language}\n{code.Text}\n```\n");
                break;
            case ReportElement.Plot plot:
                WritePlot(plot);
                break;
            case ReportElement.Table table:
                WriteTable(table);
                break;
            default:
                throw new InvalidOperationException($"No such kind of element: {element.GetType().Name}.");
        }
    }

    /// <summary>GitHub takes the dark file where its own pages are dark.</summary>
    private void WritePlot(ReportElement.Plot plot)
    {
        var light = new PlotFile($"{plotFolder}/{plot.Name}-light.svg", plot.Light);
        var dark = new PlotFile($"{plotFolder}/{plot.Name}-dark.svg", plot.Dark);
        _plots.AddRange([light, dark]);
        string words = SecurityElement.Escape($"{plot.Title}. {plot.Description}");
        WriteMarkdown(
            $"""
            <picture>
              <source media="(prefers-color-scheme: dark)" srcset="{dark.Path}">
              <img src="{light.Path}" alt="{words}" title="{SecurityElement.Escape(plot.Title)}">
            </picture>

            """);
    }

    private void WriteTable(ReportElement.Table table)
    {
        WriteMarkdown($"| {string.Join(" | ", table.Columns.Select(column => MarkdownText.Escape(column.Title)))} |\n");
        WriteMarkdown($"| {string.Join(" | ", table.Columns.Select(column => column.IsNumeric ? "---:" : "---"))} |\n");
        foreach (IReadOnlyList<Span> row in table.Rows)
        {
            foreach (Span cell in row)
            {
                WriteMarkdown("| ");
                Write(cell, MarkdownText.FormatCell(cell));
                WriteMarkdown(cell.Text.Length == 0 ? "" : " ");
            }

            WriteMarkdown("|\n");
        }
    }

    private void WriteLine(IReadOnlyList<Span> spans)
    {
        foreach (Span span in spans)
            WriteSpan(span);
        WriteMarkdown("\n");
    }

    private void Write(Span span, string markdown)
    {
        if (span.Figure is not null)
            _figures.Add(new ReportedFigure(span.Figure, span.Text, _line, _text.Length - _lineStart + 1));
        WriteMarkdown(markdown);
    }
}

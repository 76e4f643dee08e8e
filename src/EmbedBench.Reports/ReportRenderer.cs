using EmbedBench.Reports.Blocks;
using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Templates;
using EmbedBench.Reports.Values;

namespace EmbedBench.Reports;

/// <summary>Renders a report's template from a run's record. The same inputs give the same bytes on every machine.</summary>
public static class ReportRenderer
{
    /// <exception cref="ReportException">The template names blocks, options, figures or formats that do not exist.</exception>
    public static RenderedReport Render(ReportInputs inputs)
    {
        var problems = new ProblemList(inputs.TemplateFile);
        var context = new ReportContext(inputs.Record, inputs.Published, inputs.PairedTests);
        var writer = new MarkdownWriter(inputs.PlotFolder);
        var tables = new List<ReportElement.Table>();
        foreach (TemplatePart part in TemplateParser.Parse(inputs.Template, problems))
        {
            switch (part)
            {
                case TemplatePart.Prose prose:
                    writer.WriteMarkdown(prose.Markdown);
                    break;
                case TemplatePart.Placeholder placeholder:
                    writer.WriteSpan(Fill(placeholder, context, problems));
                    break;
                case TemplatePart.Block block:
                    ReportElement[] elements = [.. RenderBlock(block, context, problems)];
                    tables.AddRange(elements.OfType<ReportElement.Table>());
                    writer.WriteElements(elements);
                    break;
                default:
                    throw new InvalidOperationException($"No such kind of part: {part.GetType().Name}.");
            }
        }

        problems.ThrowIfAny();
        return new RenderedReport { Markdown = writer.Text, Figures = writer.Figures, Tables = tables, Plots = writer.Plots };
    }

    private static Span Fill(TemplatePart.Placeholder placeholder, ReportContext context, ProblemList problems)
    {
        ReportValue? value = RecordPaths.Find(placeholder.Path, context, out string problem);
        if (value is null)
        {
            problems.Add(placeholder.Place, problem);
            return Span.Empty;
        }

        if (value.Show(placeholder.Format) is { } shown)
            return shown;
        problems.Add(
            placeholder.Place,
            $"\"{placeholder.Format}\" is no format of {placeholder.Path}; a number's is {NumberFormat.Known}, a text's code.");
        return Span.Empty;
    }

    private static IEnumerable<ReportElement> RenderBlock(TemplatePart.Block block, ReportContext context, ProblemList problems)
    {
        if (BlockCatalogue.Find(block.Name) is { } kind)
            return kind.Render(context, new BlockOptions(block, kind.Options, context, problems));
        problems.Add(
            block.Place,
            $"there is no block \"{block.Name}\"; there are {string.Join(", ", BlockCatalogue.All.Select(known => known.Name))}.");
        return [];
    }
}

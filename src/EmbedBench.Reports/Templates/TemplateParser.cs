using EmbedBench.Reports.Documents;
using Markdig;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EmbedBench.Reports.Templates;

/// <summary>Cuts a template into prose, placeholders and blocks.</summary>
internal static class TemplateParser
{
    /// <summary>The language of the fenced blocks that are ours.</summary>
    public const string BlockLanguage = "embedbench";

    private const string Braces = "{{";

    /// <param name="text">Markdown; line ends may be those of any system.</param>
    /// <param name="problems">What cannot be read is added here.</param>
    public static IReadOnlyList<TemplatePart> Parse(string text, ProblemList problems)
    {
        string source = text.ReplaceLineEndings("\n");
        var pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation();
        pipeline.InlineParsers.Insert(0, new PlaceholderParser());
        if (Read(source, pipeline.Build(), problems) is not { } document)
            return [];
        var parts = new List<TemplatePart>();
        int done = 0;
        foreach (MarkdownObject found in document.Descendants().Where(IsOurs).OrderBy(found => found.Span.Start))
        {
            AddProse(source[done..found.Span.Start]);
            parts.Add(found is PlaceholderInline placeholder ? ReadPlaceholder(placeholder) : ReadBlock((FencedCodeBlock)found, problems));
            done = found.Span.End + 1;
            // What a block writes ends its own last line.
            if (found is FencedCodeBlock && done < source.Length)
                done++;
        }

        AddProse(source[done..]);
        foreach (LiteralInline literal in document.Descendants<LiteralInline>())
        {
            if (literal.Content.AsSpan().Contains(Braces, StringComparison.Ordinal))
                problems.Add(PlaceOf(literal), "the placeholder is not closed on its line; write {{ FIGURE }} or {{ FIGURE | FORMAT }}.");
        }

        return parts;

        void AddProse(string markdown)
        {
            if (markdown.Length > 0)
                parts.Add(new TemplatePart.Prose(markdown));
        }
    }

    private static MarkdownDocument? Read(string source, MarkdownPipeline pipeline, ProblemList problems)
    {
        try
        {
            return MarkdownReading.Parse(source, pipeline);
        }
        catch (InvalidDataException problem)
        {
            problems.Add(new TemplatePlace(1, 1), problem.Message);
            return null;
        }
    }

    private static bool IsOurs(MarkdownObject found) =>
        found is PlaceholderInline || (found is FencedCodeBlock { Info: BlockLanguage } block && block.Parent is MarkdownDocument);

    private static TemplatePart.Placeholder ReadPlaceholder(PlaceholderInline placeholder)
    {
        // A figure's name may hold a bar before its judgments; a format follows a bar with blanks around it.
        string[] sides = placeholder.Content.Split(" | ", 2);
        return new TemplatePart.Placeholder(sides[0].Trim(), sides.Length == 2 ? sides[1].Trim() : null, PlaceOf(placeholder));
    }

    private static TemplatePart.Block ReadBlock(FencedCodeBlock block, ProblemList problems)
    {
        if (block.ClosingFencedCharCount == 0)
            problems.Add(
                PlaceOf(block),
                $"the block is not closed; end it with a line {new string(block.FencedChar, block.OpeningFencedCharCount)}.");
        var options = new List<BlockOption>();
        foreach (StringLine found in (block.Lines.Lines ?? []).Take(block.Lines.Count))
        {
            string line = found.Slice.ToString();
            var place = new TemplatePlace(found.Line + 1, found.Column + 1);
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                options.Add(new BlockOption(line[..colon].Trim(), line[(colon + 1)..].Trim(), place));
            else if (line.Trim().Length > 0)
                problems.Add(place, $"\"{line.Trim()}\" is no option; a block holds lines of the form KEY: VALUE.");
        }

        return new TemplatePart.Block(block.Arguments?.Trim() ?? "", options, PlaceOf(block));
    }

    private static TemplatePlace PlaceOf(MarkdownObject found) => new(found.Line + 1, found.Column + 1);
}

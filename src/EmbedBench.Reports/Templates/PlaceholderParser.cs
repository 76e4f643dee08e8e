using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace EmbedBench.Reports.Templates;

/// <summary>
/// Takes <c>{{ … }}</c> as a whole, so that no sign inside it is read as Markdown; code, which is parsed before, keeps its braces.
/// </summary>
internal sealed class PlaceholderParser : InlineParser
{
    private const string Opening = "{{";
    private const string Closing = "}}";

    public PlaceholderParser() => OpeningCharacters = [Opening[0]];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        ReadOnlySpan<char> text = slice.AsSpan();
        if (!text.StartsWith(Opening, StringComparison.Ordinal))
            return false;
        int end = text.IndexOf(Closing, StringComparison.Ordinal);
        int lineEnd = text.IndexOf('\n');
        if (end < 0 || (lineEnd >= 0 && lineEnd < end))
            return false;
        int start = processor.GetSourcePosition(slice.Start, out int line, out int column);
        processor.Inline = new PlaceholderInline
        {
            Content = text[Opening.Length..end].ToString(),
            Span = new SourceSpan(start, start + end + Closing.Length - 1),
            Line = line,
            Column = column,
        };
        slice.Start += end + Closing.Length;
        return true;
    }
}

using Markdig;
using Markdig.Syntax;

namespace EmbedBench.Reports.Documents;

/// <summary>Parses Markdown that comes from a file.</summary>
internal static class MarkdownReading
{
    /// <exception cref="InvalidDataException">Lists and quotations are nested more deeply than the parser follows.</exception>
    public static MarkdownDocument Parse(string markdown, MarkdownPipeline pipeline)
    {
        try
        {
            return Markdown.Parse(markdown, pipeline);
        }
        catch (ArgumentException problem)
        {
            // The parser's only refusal of a text.
            throw new InvalidDataException(
                "the Markdown is nested too deeply; lists and quotations may stand in one another a hundred times.", problem);
        }
    }
}

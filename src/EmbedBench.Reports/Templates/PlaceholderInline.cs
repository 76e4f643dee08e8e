using Markdig.Syntax.Inlines;

namespace EmbedBench.Reports.Templates;

/// <summary><c>{{ … }}</c> in the text of a Markdown document, outside code.</summary>
internal sealed class PlaceholderInline : LeafInline
{
    /// <summary>What stands between the braces.</summary>
    public required string Content { get; init; }
}

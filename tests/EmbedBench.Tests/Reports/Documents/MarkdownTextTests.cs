using EmbedBench.Reports.Documents;
using FsCheck.Xunit;
using Markdig;
using Markdig.Extensions.EmphasisExtras;

namespace EmbedBench.Tests.Reports.Documents;

public class MarkdownTextTests
{
    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder().UsePipeTables()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).Build();

    [Theory]
    [InlineData("a | b\n c", "a \\| b c")]
    [InlineData("1 < 2 & *x*", "1 \\< 2 &amp; \\*x\\*")]
    [InlineData("  ", " ")]
    [InlineData("at ", "at ")]
    public void Escape_SpecialSigns_LoseTheirMeaning(string text, string expected) => Assert.Equal(expected, MarkdownText.Escape(text));

    [Fact]
    public void FormatCell_CodeWithABar_EscapesItForTheTable() =>
        Assert.Equal("`tuned.768.ndcg@10\\|own-row`", MarkdownText.FormatCell(new Span("tuned.768.ndcg@10|own-row", SpanStyle.Code)));

    [Property(MaxTest = 500)]
    public void Escape_AnyText_IsReadBackByMarkdown(string? text)
    {
        string line = SingleLine.Of(text ?? "");
        string table = $"| a | b |\n| --- | --- |\n| x{MarkdownText.Escape(line)}x | y |\n";

        string html = Markdown.ToHtml(table, GitHub);

        Assert.Contains($"<td>{Encode($"x{line}x")}</td>", html, StringComparison.Ordinal);
    }

    private static string Encode(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal).Replace('\0', '\uFFFD');
}

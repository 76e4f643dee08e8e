using System.Text;

namespace EmbedBench.Reports.Documents;

/// <summary>Plain text as GitHub's Markdown writes it.</summary>
internal static class MarkdownText
{
    /// <summary>Stands behind figures that differ from what they are compared with by more than chance.</summary>
    public const string SignificanceMark = "†";

    private const string Special = @"\`*_[]<>|~$";

    /// <summary>One line in which no sign means anything to Markdown; blanks and line ends become one blank each.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char letter in SingleLine.Of(text))
        {
            if (Special.Contains(letter, StringComparison.Ordinal))
                escaped.Append('\\');
            escaped.Append(letter == '&' ? "&amp;" : letter);
        }

        return escaped.ToString();
    }

    public static string Format(Span span) => span switch
    {
        { Text.Length: 0 } => "",
        { Target: string target } => $"[{Escape(span.Text)}]({target})",
        { Style: SpanStyle.Strong } => $"**{Escape(span.Text)}**",
        { Style: SpanStyle.Code } => Code(span.Text),
        _ => Escape(span.Text),
    };

    public static string Format(IEnumerable<Span> spans) => string.Concat(spans.Select(Format));

    /// <summary>In a table even code must escape its bars.</summary>
    public static string FormatCell(Span span)
    {
        string text = span.Style == SpanStyle.Code ? Format(span).Replace("|", "\\|", StringComparison.Ordinal) : Format(span);
        return span.IsSignificant ? $"{text} {SignificanceMark}" : text;
    }

    private static string Code(string text)
    {
        string line = SingleLine.Of(text);
        return line.Contains('`', StringComparison.Ordinal) ? $"`` {line} ``" : $"`{line}`";
    }
}

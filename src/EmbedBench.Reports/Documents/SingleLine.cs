namespace EmbedBench.Reports.Documents;

/// <summary>Puts text on one line.</summary>
internal static class SingleLine
{
    private static readonly char[] Breaks = [' ', '\t', '\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029'];

    /// <summary>Each run of blanks, tabs and line ends becomes one blank; spaces that do not break stay.</summary>
    public static string Of(string text)
    {
        string line = string.Join(' ', text.Split(Breaks, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length == 0)
            return text.Length > 0 ? " " : "";
        // Blanks at the ends separate a text from its neighbours.
        return $"{(Breaks.Contains(text[0]) ? " " : "")}{line}{(Breaks.Contains(text[^1]) ? " " : "")}";
    }
}

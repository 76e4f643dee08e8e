using System.Text;

namespace EmbedBench.Tokenizers.Patterns;

/// <summary>What Split and Replace look for: a text, or a regular expression.</summary>
internal abstract class TextPattern
{
    /// <summary>Reads the key <c>pattern</c>.</summary>
    public static TextPattern Read(JsonSection owner)
    {
        JsonSection section = owner.Section("pattern");
        TextPattern pattern = section.Has("String") ? new LiteralPattern(section) : new RegexPattern(section);
        section.Close();
        return pattern;
    }

    /// <summary>The whole text in parts: what the pattern matches, and what lies between the matches.</summary>
    /// <param name="text">Well-formed UTF-16.</param>
    public List<MatchedPart> Parts(ReadOnlySpan<char> text)
    {
        var parts = new List<MatchedPart>();
        int end = 0;
        foreach ((int matchStart, int matchEnd) in Matches(text))
        {
            if (end < matchStart)
                parts.Add(new MatchedPart(end, matchStart, IsMatch: false));
            parts.Add(new MatchedPart(matchStart, matchEnd, IsMatch: true));
            end = matchEnd;
        }

        if (end < text.Length)
            parts.Add(new MatchedPart(end, text.Length, IsMatch: false));
        return parts;
    }

    /// <summary>The text with each match replaced.</summary>
    public string Replace(string text, string content)
    {
        var replaced = new StringBuilder(text.Length);
        foreach (MatchedPart part in Parts(text))
            _ = part.IsMatch ? replaced.Append(content) : replaced.Append(text, part.Start, part.End - part.Start);
        return replaced.ToString();
    }

    /// <summary>Starts and ends of the matches, which do not overlap.</summary>
    protected abstract List<(int Start, int End)> Matches(ReadOnlySpan<char> text);
}

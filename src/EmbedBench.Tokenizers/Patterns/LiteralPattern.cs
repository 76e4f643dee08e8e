namespace EmbedBench.Tokenizers.Patterns;

/// <summary>A text, found as it is spelt.</summary>
internal sealed class LiteralPattern : TextPattern
{
    private readonly string _text;

    public LiteralPattern(JsonSection section)
    {
        _text = section.Text("String");
        if (_text.Length == 0)
            throw section.Error("'String' is empty");
    }

    protected override List<(int Start, int End)> Matches(ReadOnlySpan<char> text)
    {
        var matches = new List<(int, int)>();
        for (int from = 0; text[from..].IndexOf(_text, StringComparison.Ordinal) is >= 0 and int distance;)
        {
            matches.Add((from + distance, from + distance + _text.Length));
            from += distance + _text.Length;
        }

        return matches;
    }
}

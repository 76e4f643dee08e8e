namespace EmbedBench.Hub;

/// <summary>Foreign text inside a sentence of ours: one line, no control characters, not longer than a reader would read.</summary>
internal static class OneLine
{
    private const int Longest = 300;

    public static string Of(string text)
    {
        string cut = text.Length > Longest ? string.Concat(text.AsSpan(0, Longest), "…") : text;
        return string.Create(cut.Length, cut, static (span, source) =>
        {
            for (int i = 0; i < span.Length; i++)
                span[i] = char.IsControl(source[i]) || char.IsSurrogate(source[i]) ? ' ' : source[i];
        }).Trim();
    }
}

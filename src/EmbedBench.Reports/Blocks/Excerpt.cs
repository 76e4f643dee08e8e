using EmbedBench.Reports.Documents;

namespace EmbedBench.Reports.Blocks;

/// <summary>The beginning of a text on one line.</summary>
internal static class Excerpt
{
    public static string Of(string text, int letters)
    {
        string line = SingleLine.Of(text).Trim();
        if (line.Length <= letters)
            return line;
        int end = char.IsHighSurrogate(line[letters - 1]) ? letters - 1 : letters;
        return $"{line[..end].TrimEnd()}…";
    }
}

using System.Text;

namespace EmbedBench.Tokenizers.Unicode;

/// <summary>
/// Full lower-casing, a code point at a time: without the rule for a final sigma, which looks at neighbours. 28 letters that are newer than
/// .NET's Unicode stay as they are.
/// </summary>
internal static class Casing
{
    private const char CapitalIWithDot = '\u0130';

    public static string Lower(string text)
    {
        if (!text.Contains(CapitalIWithDot, StringComparison.Ordinal))
            return text.ToLowerInvariant();

        // The one character whose lower case is two: i and a dot above.
        var lower = new StringBuilder(text.Length + 1);
        foreach (char unit in text)
            _ = unit == CapitalIWithDot ? lower.Append("i\u0307") : lower.Append(unit);
        return lower.ToString().ToLowerInvariant();
    }
}

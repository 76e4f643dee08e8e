using System.Globalization;
using EmbedBench.Tokenizers.Unicode;

namespace EmbedBench.Tokenizers.Patterns;

/// <summary>
/// Lets .NET's regular expressions, which know UTF-16 units, match code points: each code point beyond U+FFFF is replaced by one unit of
/// its category that the expression does not spell out, so that the expression cannot tell them apart.
/// </summary>
/// <param name="literals">Ranges of characters that the expression spells out.</param>
internal sealed class StandIns(IReadOnlyList<(char First, char Last)> literals)
{
    // Built when a text needs them.
    private readonly Lazy<Dictionary<(UnicodeCategory Category, bool IsWord), char>> _units = new(() =>
    {
        var units = new Dictionary<(UnicodeCategory, bool), char>();
        for (char unit = char.MaxValue; unit > 0; unit--)
        {
            char candidate = unit;
            if (!literals.Any(range => candidate >= range.First && candidate <= range.Last))
                units.TryAdd(Class(unit), unit);
        }

        return units;
    });

    /// <param name="text">Well-formed UTF-16.</param>
    public StandInText Replace(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyInRange('\uD800', '\uDFFF'))
            return new StandInText(text.ToString(), null);
        var units = new List<char>(text.Length);
        var places = new List<int>(text.Length + 1);
        for (int place = 0; place < text.Length;)
        {
            int codePoint = CodePoints.At(text, place, out int length);
            units.Add(length == 1 ? (char)codePoint : StandIn(codePoint));
            places.Add(place);
            place += length;
        }

        places.Add(text.Length);
        return new StandInText(new string([.. units]), places);
    }

    private char StandIn(int codePoint) => _units.Value.TryGetValue(Class(codePoint), out char unit) ? unit : '\uFFFF';

    private static (UnicodeCategory Category, bool IsWord) Class(int codePoint) =>
        (CharUnicodeInfo.GetUnicodeCategory(codePoint), CodePoints.IsWord(codePoint));
}

/// <param name="Units">The text, a unit for each code point.</param>
/// <param name="Places">Where the code points stand in the text itself, and its length; null where they are the same.</param>
internal sealed record StandInText(string Units, IReadOnlyList<int>? Places)
{
    public int Place(int index) => Places is null ? index : Places[index];
}

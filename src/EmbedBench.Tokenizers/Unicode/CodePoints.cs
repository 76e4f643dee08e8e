using System.Globalization;
using System.Text;

namespace EmbedBench.Tokenizers.Unicode;

/// <summary>Code points in UTF-16, and the classes of characters that Hugging Face takes from newer Unicode versions, as .NET has them.</summary>
internal static class CodePoints
{
    /// <summary>The code point at a place of well-formed UTF-16; <paramref name="length"/> is 1 or 2 units.</summary>
    public static int At(ReadOnlySpan<char> text, int place, out int length)
    {
        char unit = text[place];
        if (!char.IsSurrogate(unit))
        {
            length = 1;
            return unit;
        }

        length = 2;
        return char.ConvertToUtf32(unit, text[place + 1]);
    }

    /// <summary>The code point that ends before a place of well-formed UTF-16.</summary>
    public static int Before(ReadOnlySpan<char> text, int place) =>
        char.IsLowSurrogate(text[place - 1]) ? char.ConvertToUtf32(text[place - 2], text[place - 1]) : text[place - 1];

    /// <summary>Code points of well-formed UTF-16.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        int count = text.Length;
        foreach (char unit in text)
            count -= char.IsLowSurrogate(unit) ? 1 : 0;
        return count;
    }

    public static void Append(StringBuilder text, int codePoint)
    {
        if (codePoint < 0x10000)
            text.Append((char)codePoint);
        else
            text.Append((char)(0xD800 + ((codePoint - 0x10000) >> 10))).Append((char)(0xDC00 + (codePoint & 0x3FF)));
    }

    /// <summary>Well-formed UTF-16 without the characters of a set.</summary>
    /// <param name="text">Well-formed UTF-16.</param>
    /// <param name="firstUnit">The least unit that a character of the set begins with.</param>
    /// <param name="excluded">What is left out.</param>
    public static string Without(string text, char firstUnit, CodePointSet excluded)
    {
        int first = text.AsSpan().IndexOfAnyInRange(firstUnit, char.MaxValue);
        if (first < 0)
            return text;
        var rest = new StringBuilder(text.Length).Append(text, 0, first);
        for (int place = first; place < text.Length;)
        {
            if (!excluded.Contains(At(text, place, out int length)))
                rest.Append(text, place, length);
            place += length;
        }

        return rest.ToString();
    }

    /// <summary>Halves of surrogate pairs become U+FFFD, as in every conversion to UTF-8.</summary>
    public static string WellFormed(string text)
    {
        int first = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        if (first < 0)
            return text;
        var wellFormed = new StringBuilder(text.Length).Append(text.AsSpan(0, first));
        foreach (Rune rune in text.AsSpan(first).EnumerateRunes())
            Append(wellFormed, rune.Value);
        return wellFormed.ToString();
    }

    /// <summary><c>\s</c>: White_Space.</summary>
    public static bool IsWhiteSpace(int codePoint) => codePoint < 0x10000 && char.IsWhiteSpace((char)codePoint);

    /// <summary><c>\p{L}</c>.</summary>
    public static bool IsLetter(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint) <= UnicodeCategory.OtherLetter;

    /// <summary><c>\p{N}</c>.</summary>
    public static bool IsNumber(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint)
        is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    /// <summary>ASCII's punctuation and symbols, and the punctuation of Unicode 8.0.</summary>
    public static bool IsPunctuation(int codePoint) => codePoint < 128
        ? char.IsPunctuation((char)codePoint) || char.IsSymbol((char)codePoint)
        : UnicodeTables.Instance.Punctuation.Contains(codePoint);

    /// <summary><c>\w</c> as Unicode's Technical Standard 18 defines it: alphabetic, marks, decimal digits, connectors, joiners.</summary>
    public static bool IsWord(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation => true,
        UnicodeCategory.Format => codePoint is 0x200C or 0x200D,

        // Letters in circles and squares are alphabetic symbols.
        UnicodeCategory.OtherSymbol => codePoint is (>= 0x24B6 and <= 0x24E9) or (>= 0x1F130 and <= 0x1F149)
            or (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189),
        _ => false,
    };
}

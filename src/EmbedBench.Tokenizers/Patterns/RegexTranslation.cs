using System.Globalization;
using System.Text;

namespace EmbedBench.Tokenizers.Patterns;

/// <summary>
/// Says a regular expression of Oniguruma's syntax in .NET's. Only what is known to mean the same is taken; where the two differ in
/// silence (word characters, anchors, possessive quantifiers, case folding) it is said in other words.
/// </summary>
internal sealed class RegexTranslation(string pattern)
{
    private const int LongestPattern = 10_000;

    // \w: alphabetic characters, marks, decimal digits and connectors, with the alphabetic ones among the symbols.
    private const string WordItems = @"\p{L}\p{Nl}\p{M}\p{Nd}\p{Pc}\u24B6-\u24E9";

    // Outside of a class Oniguruma counts the raised digits and fractions of Latin-1 too.
    private const string LoneWordItems = WordItems + @"\u00B2\u00B3\u00B9\u00BC-\u00BE";

    private static readonly string[] Categories =
    [
        "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
        "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "C", "Cc", "Cf", "Co", "Cn",
    ];

    // Case folding makes one character of these pairs, such as a sharp s.
    private static readonly string[] FoldedPairs = ["ss", "ff", "fi", "fl", "st"];

    private readonly StringBuilder _output = new();
    private readonly List<(char First, char Last)> _literals = [];
    private readonly Stack<(int Start, bool IgnoreCase)> _groups = [];
    private int _place;
    private bool _ignoreCase;

    // Where the last thing that can be repeated begins in the output; -1 where there is none.
    private int _atom = -1;

    /// <summary>Ranges of characters that the expression spells out.</summary>
    public IReadOnlyList<(char First, char Last)> Literals => _literals;

    /// <exception cref="FormatException">The expression uses something that is not taken.</exception>
    public string Translate()
    {
        if (pattern.Length > LongestPattern)
            throw new FormatException($"it is longer than {LongestPattern} characters");
        while (_place < pattern.Length)
            TranslateNext();
        if (FoldedPairs.Any(pair => pattern.Contains(pair, StringComparison.OrdinalIgnoreCase)) && pattern.Contains("(?i:", StringComparison.Ordinal))
            throw new FormatException($"where case does not count, {string.Join(", ", FoldedPairs)} might be one character");
        return _groups.Count == 0 ? _output.ToString() : throw new FormatException("a group is not closed");
    }

    private void TranslateNext()
    {
        char unit = pattern[_place++];
        switch (unit)
        {
            case '(':
                OpenGroup();
                break;
            case ')':
                if (!_groups.TryPop(out (int Start, bool IgnoreCase) group))
                    throw new FormatException("a bracket closes no group");
                _output.Append(')');
                (_atom, _ignoreCase) = group;
                break;
            case '|':
                _output.Append('|');
                _atom = -1;
                break;
            case '^' or '$':
                // Lines, not the whole text.
                _output.Append("(?m:").Append(unit).Append(')');
                _atom = -1;
                break;
            case '*' or '+' or '?' or '{':
                Repeat(unit);
                break;
            default:
                _atom = _output.Length;
                TranslateAtom(unit);
                break;
        }
    }

    private void TranslateAtom(char unit)
    {
        switch (unit)
        {
            case '.':
                _output.Append('.');
                break;
            case '[':
                TranslateClass();
                break;
            case '\\':
                if (ClassEscape(LoneWordItems, out string items, out bool negated))
                    _output.Append(negated ? "[^" : "[").Append(items).Append(']');
                else
                    _output.Append('[').Append(Items(EscapedLiteral())).Append(']');
                break;
            default:
                _output.Append('[').Append(Items(Literal(unit))).Append(']');
                break;
        }
    }

    private void OpenGroup()
    {
        int start = _output.Length;
        string[] openings = ["?:", "?i:", "?=", "?!", "?<=", "?<!", "?>"];
        string opening = string.Empty;
        if (_place < pattern.Length && pattern[_place] == '?')
        {
            opening = openings.FirstOrDefault(known => string.CompareOrdinal(pattern, _place, known, 0, known.Length) == 0)
                ?? throw new FormatException($"the group that begins at character {_place} is of an unknown kind");
            _place += opening.Length;
        }

        _groups.Push((start, _ignoreCase));
        _ignoreCase |= opening == "?i:";

        // Case is said in classes, as the two fold differently; and groups are not asked for, so none needs to be kept.
        _output.Append('(').Append(opening is "" or "?i:" ? "?:" : opening);
        _atom = -1;
    }

    private void Repeat(char unit)
    {
        if (_atom < 0)
            throw new FormatException($"there is nothing to repeat before character {_place}");
        bool exact = false;
        string quantifier = unit == '{' ? Interval(out exact) : unit.ToString();
        _output.Append(quantifier);
        char next = _place < pattern.Length ? pattern[_place] : '\0';
        if ((next == '?' && exact) || (next == '+' && unit == '{'))
            throw new FormatException($"'{quantifier}{next}' means something else there");
        if (next is '?' or '+')
            _place++;
        if (next == '?')
            _output.Append('?');
        else if (next == '+')
            _output.Insert(_atom, "(?>").Append(')');
        _atom = -1;
    }

    private string Interval(out bool exact)
    {
        int end = pattern.IndexOf('}', _place);
        string[] bounds = end < 0 ? [] : pattern[_place..end].Split(',');
        exact = bounds.Length == 1;
        bool valid = bounds.Length switch
        {
            1 => IsNumber(bounds[0]),
            2 => (bounds[0].Length == 0 || IsNumber(bounds[0])) && (bounds[1].Length == 0 || IsNumber(bounds[1])) && bounds[0] != bounds[1],
            _ => false,
        };
        if (!valid)
            throw new FormatException($"the bracket at character {_place} begins no number of repetitions");
        _place = end + 1;
        string least = bounds[0].Length == 0 ? "0" : bounds[0];
        return exact ? $"{{{least}}}" : $"{{{least},{bounds[1]}}}";
    }

    private static bool IsNumber(string digits) => digits.Length is > 0 and <= 4 && digits.All(char.IsAsciiDigit);

    private void TranslateClass()
    {
        _output.Append('[');
        if (_place < pattern.Length && pattern[_place] == '^')
        {
            _output.Append('^');
            _place++;
        }

        int items = 0;
        for (; Next() != ']'; items++)
            TranslateClassItem(pattern[_place++]);
        if (items == 0)
            throw new FormatException("a class is empty");
        _place++;
        _output.Append(']');
    }

    private void TranslateClassItem(char unit)
    {
        if (unit == '[' || (unit == '&' && Next() == '&'))
            throw new FormatException($"there is a class within a class at character {_place}");
        if (unit == '\\' && ClassEscape(WordItems, out string items, out bool negated))
        {
            if (negated)
                throw new FormatException($"there is a class within a class at character {_place}");
            _output.Append(items);
            return;
        }

        char first = unit == '\\' ? EscapedLiteral() : Literal(unit);
        bool isRange = Next() == '-' && _place + 1 < pattern.Length && pattern[_place + 1] != ']';
        if (!isRange)
        {
            _output.Append(Items(first));
            return;
        }

        _place++;
        char next = pattern[_place++];
        char last = next == '\\' ? EscapedLiteral() : Literal(next);
        if (next == '[' || first > last || _ignoreCase)
            throw new FormatException($"the range that ends at character {_place} is empty, or in a part without case");
        _literals.Add((first, last));
        _output.Append(Unit(first)).Append('-').Append(Unit(last));
    }

    private char Next() => _place < pattern.Length ? pattern[_place] : throw new FormatException("it ends too early");

    /// <summary>After a backslash: a class of characters, as items of a class.</summary>
    private bool ClassEscape(string wordItems, out string items, out bool negated)
    {
        char kind = Next();
        (items, negated) = kind switch
        {
            's' => (@"\s", false),
            'S' => (@"\S", false),
            'd' => (@"\p{Nd}", false),
            'D' => (@"\P{Nd}", false),
            'w' => (wordItems, false),
            'W' => (wordItems, true),
            'p' or 'P' => (Category(kind), false),
            _ => (string.Empty, false),
        };
        _place += items.Length > 0 && kind is not ('p' or 'P') ? 1 : 0;
        return items.Length > 0;
    }

    private string Category(char kind)
    {
        int open = _place + 1;
        int close = open < pattern.Length && pattern[open] == '{' ? pattern.IndexOf('}', open) : -1;
        string name = close < 0 ? string.Empty : pattern[(open + 1)..close];
        bool negated = (kind == 'P') != name.StartsWith('^');
        name = name.TrimStart('^');
        bool known = Categories.Contains(name, StringComparer.Ordinal) && !(_ignoreCase && name is "Lu" or "Ll" or "Lt");
        if (!known)
            throw new FormatException($"the class '{name}' at character {_place} is not known, or has a case; known are {string.Join(", ", Categories)}");
        _place = close + 1;
        return negated ? $@"\P{{{name}}}" : $@"\p{{{name}}}";
    }

    /// <summary>After a backslash: one character.</summary>
    private char EscapedLiteral()
    {
        char kind = Next();
        _place++;
        return kind switch
        {
            'r' => '\r',
            'n' => '\n',
            't' => '\t',
            'f' => '\f',
            'v' => '\v',
            'x' => Hexadecimal(2),
            'u' => Hexadecimal(4),
            _ when char.IsAscii(kind) && !char.IsAsciiLetterOrDigit(kind) && !char.IsControl(kind) => kind,
            _ => throw new FormatException($@"'\{kind}' is not known"),
        };
    }

    private char Hexadecimal(int digits)
    {
        if (_place + digits > pattern.Length
            || !ushort.TryParse(pattern.AsSpan(_place, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit))
        {
            throw new FormatException($"there are no {digits} hexadecimal digits at character {_place}");
        }

        _place += digits;
        return Literal((char)unit);
    }

    private static char Literal(char unit) => !char.IsSurrogate(unit)
        ? unit
        : throw new FormatException("characters beyond U+FFFF can be matched by classes alone");

    /// <summary>A character as items of a class, with those that are the same but for case where case does not count.</summary>
    private string Items(char unit)
    {
        _literals.Add((unit, unit));
        if (!_ignoreCase || !char.IsLetter(unit))
            return Unit(unit);
        if (!char.IsAscii(unit))
            throw new FormatException($"'{unit}' stands in a part without case, where only ASCII letters are supported");
        char lower = char.ToLowerInvariant(unit);
        string others = lower switch
        {
            's' => Unit('\u017F'),
            'k' => Unit('\u212A'),
            _ => string.Empty,
        };
        return Unit(lower) + Unit(char.ToUpperInvariant(unit)) + others;
    }

    private static string Unit(char unit) => string.Create(CultureInfo.InvariantCulture, $@"\u{(int)unit:X4}");
}

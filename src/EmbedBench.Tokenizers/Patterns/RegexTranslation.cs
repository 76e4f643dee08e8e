using System.Globalization;
using System.Text;

namespace EmbedBench.Tokenizers.Patterns;

/// <summary>
/// Says a regular expression of Oniguruma's syntax in .NET's. Only what is known to mean the same is taken; where the two differ in
/// silence (word characters, anchors, possessive quantifiers, case folding) it is said in other words.
/// </summary>
internal sealed class RegexTranslation
{
    private const int LongestPattern = 10_000;

    // \w: alphabetic characters, marks, decimal digits and connectors, with the alphabetic ones among the symbols.
    private const string WordItems = @"\p{L}\p{Nl}\p{M}\p{Nd}\p{Pc}\u24B6-\u24E9";

    // Outside of a class Oniguruma counts the raised digits and fractions of Latin-1 too.
    private const string LoneWordItems = WordItems + @"\u00B2\u00B3\u00B9\u00BC-\u00BE";

    private const string IgnoreCaseGroup = "?i:";

    private static readonly string[] GroupKinds = ["?:", IgnoreCaseGroup, "?=", "?!", "?<=", "?<!", "?>"];

    // Case folding makes one character of these pairs, such as a sharp s.
    private static readonly string[] FoldedPairs = ["ss", "ff", "fi", "fl", "st"];

    private readonly RegexScanner _pattern;
    private readonly StringBuilder _output = new();
    private readonly List<(char First, char Last)> _literals = [];
    private readonly Stack<(int Start, bool IgnoreCase)> _groups = [];
    private bool _ignoreCase;

    // Where the last thing that can be repeated begins in the output; −1 where there is none.
    private int _atom = -1;

    private RegexTranslation(string pattern) => _pattern = new RegexScanner(pattern);

    /// <summary>The expression in .NET's syntax, and the ranges of characters that it spells out.</summary>
    /// <exception cref="FormatException">The expression uses something that is not taken.</exception>
    public static (string Expression, IReadOnlyList<(char First, char Last)> Literals) Translate(string pattern)
    {
        if (pattern.Length > LongestPattern)
            throw new FormatException($"it is longer than {LongestPattern} characters");
        bool folds = pattern.Contains('(' + IgnoreCaseGroup, StringComparison.Ordinal);
        if (folds && FoldedPairs.FirstOrDefault(pair => pattern.Contains(pair, StringComparison.OrdinalIgnoreCase)) is { } folded)
            throw new FormatException($"where case does not count, '{folded}' may be one character");
        var translation = new RegexTranslation(pattern);
        translation.Translate();
        return (translation._output.ToString(), translation._literals);
    }

    private void Translate()
    {
        while (!_pattern.IsAtEnd)
            TranslateNext(_pattern.Take());
        if (_groups.Count > 0)
            throw _pattern.Error("a group is not closed");
    }

    private void TranslateNext(char unit)
    {
        switch (unit)
        {
            case '(':
                OpenGroup();
                break;
            case ')':
                CloseGroup();
                break;
            case '|':
                _output.Append('|');
                _atom = -1;
                break;
            case '^' or '$':
                // Of lines, not of the whole text.
                _output.Append("(?m:").Append(unit).Append(')');
                _atom = -1;
                break;
            case '*' or '+' or '?':
                Repeat(unit.ToString());
                break;
            case '{':
                Repeat(_pattern.TakeInterval());
                break;
            default:
                _atom = _output.Length;
                TranslateAtom(unit);
                break;
        }
    }

    private void OpenGroup()
    {
        string kind = GroupKinds.FirstOrDefault(_pattern.TryTake) ?? string.Empty;
        if (kind.Length == 0 && _pattern.IsNext("?"))
            throw _pattern.Error("a group is of an unknown kind");
        _groups.Push((_output.Length, _ignoreCase));
        _ignoreCase |= kind == IgnoreCaseGroup;

        // Case is said in classes, as the two fold differently; and nobody asks for the groups, so none needs to be kept.
        _output.Append('(').Append(kind is "" or IgnoreCaseGroup ? "?:" : kind);
        _atom = -1;
    }

    private void CloseGroup()
    {
        if (!_groups.TryPop(out (int Start, bool IgnoreCase) group))
            throw _pattern.Error("a bracket closes no group");
        _output.Append(')');
        (_atom, _ignoreCase) = group;
    }

    private void Repeat(string quantifier)
    {
        if (_atom < 0)
            throw _pattern.Error("there is nothing to repeat");
        bool isInterval = quantifier[0] == '{';
        bool isExact = isInterval && !quantifier.Contains(',', StringComparison.Ordinal);
        if ((isExact && _pattern.IsNext("?")) || (isInterval && _pattern.IsNext("+")))
            throw _pattern.Error($"what follows '{quantifier}' repeats the repetition there");
        _output.Append(quantifier);
        if (_pattern.TryTake("?"))
            _output.Append('?');
        else if (_pattern.TryTake("+"))
            _output.Insert(_atom, "(?>").Append(')');
        _atom = -1;
    }

    private void TranslateAtom(char unit)
    {
        if (unit == '.')
            _output.Append('.');
        else if (unit == '[')
            TranslateClass();
        else if (unit == '\\' && TakeClassEscape(LoneWordItems, out bool negated) is { } items)
            _output.Append(negated ? "[^" : "[").Append(items).Append(']');
        else
            _output.Append('[').Append(Items(_pattern.TakeLiteral(unit))).Append(']');
    }

    private void TranslateClass()
    {
        _output.Append(_pattern.TryTake("^") ? "[^" : "[");
        int start = _output.Length;
        while (!_pattern.TryTake("]"))
            TranslateClassItem(_pattern.Take());
        if (_output.Length == start)
            throw _pattern.Error("a class is empty");
        _output.Append(']');
    }

    private void TranslateClassItem(char unit)
    {
        if (unit == '[' || (unit == '&' && _pattern.IsNext("&")))
            throw _pattern.Error("there is a class within a class");
        if (unit == '\\' && TakeClassEscape(WordItems, out bool negated) is { } items)
        {
            _output.Append(negated ? throw _pattern.Error("there is a class within a class") : items);
            return;
        }

        char first = _pattern.TakeLiteral(unit);
        if (_pattern.IsNext("-]") || !_pattern.TryTake("-"))
        {
            _output.Append(Items(first));
            return;
        }

        unit = _pattern.Take();
        char last = unit == '[' ? throw _pattern.Error("there is a class within a class") : _pattern.TakeLiteral(unit);
        if (first > last || _ignoreCase)
            throw _pattern.Error("a range is empty, or stands where case does not count");
        _literals.Add((first, last));
        _output.Append(Unit(first)).Append('-').Append(Unit(last));
    }

    /// <summary>After a backslash: takes what stands for a class of characters, as items of a class; null if it stands for one.</summary>
    private string? TakeClassEscape(string wordItems, out bool negated)
    {
        negated = _pattern.IsNext("W");
        if (_pattern.TryTake("w") || _pattern.TryTake("W"))
            return wordItems;
        if (_pattern.TryTake("s"))
            return @"\s";
        if (_pattern.TryTake("S"))
            return @"\S";
        if (_pattern.TryTake("d"))
            return @"\p{Nd}";
        if (_pattern.TryTake("D"))
            return @"\P{Nd}";
        bool complement = _pattern.IsNext("P");
        if (!_pattern.TryTake("p") && !_pattern.TryTake("P"))
            return null;
        complement ^= _pattern.TakeCategory(out string name);
        if (_ignoreCase)
            throw _pattern.Error($"the class '{name}' stands where case does not count");
        return complement ? $@"\P{{{name}}}" : $@"\p{{{name}}}";
    }

    /// <summary>A character as items of a class, with those that are the same but for case where case does not count.</summary>
    private string Items(char unit)
    {
        _literals.Add((unit, unit));
        if (!_ignoreCase || (char.IsAscii(unit) && !char.IsAsciiLetter(unit)))
            return Unit(unit);
        if (!char.IsAscii(unit))
            throw _pattern.Error($"'{unit}' stands where case does not count, and only ASCII is supported there");
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

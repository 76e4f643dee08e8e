using System.Globalization;

namespace EmbedBench.Tokenizers.Patterns;

/// <summary>Reads a regular expression of Oniguruma's syntax from its start to its end.</summary>
/// <param name="pattern">The expression.</param>
internal sealed class RegexScanner(string pattern)
{
    private static readonly string[] Categories =
    [
        "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
        "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "C", "Cc", "Cf", "Co", "Cn",
    ];

    private int _place;

    public bool IsAtEnd => _place == pattern.Length;

    /// <exception cref="FormatException">Always: what the expression does is not taken.</exception>
    public FormatException Error(string what) => new($"{what} (before character {_place + 1})");

    /// <summary>Whether the expression goes on with a text.</summary>
    public bool IsNext(string text) => string.CompareOrdinal(pattern, _place, text, 0, text.Length) == 0;

    /// <summary>Takes a text if the expression goes on with it.</summary>
    public bool TryTake(string text)
    {
        bool next = IsNext(text);
        _place += next ? text.Length : 0;
        return next;
    }

    /// <summary>Takes a UTF-16 unit.</summary>
    public char Take() => IsAtEnd ? throw Error("it ends too early") : pattern[_place++];

    /// <summary>Takes what stands for itself, of which the unit is the first.</summary>
    public char TakeLiteral(char unit)
    {
        if (char.IsSurrogate(unit))
            throw Error("characters beyond U+FFFF can be matched by classes alone");
        return unit == '\\' ? TakeEscaped() : unit;
    }

    /// <summary>After <c>\p</c>: takes a general category in curly brackets.</summary>
    /// <param name="name">The category.</param>
    /// <returns>Whether it is negated there.</returns>
    public bool TakeCategory(out string name)
    {
        int close = IsNext("{") ? pattern.IndexOf('}', _place) : -1;
        name = close < 0 ? string.Empty : pattern[(_place + 1)..close];
        bool negated = name.StartsWith('^');
        name = negated ? name[1..] : name;
        if (!Categories.Contains(name, StringComparer.Ordinal))
            throw Error($"the class '{name}' is not known; known are {string.Join(", ", Categories)}");
        _place = close + 1;
        return negated;
    }

    /// <summary>After a curly bracket: takes numbers of repetitions, and gives them with the brackets.</summary>
    public string TakeInterval()
    {
        int end = pattern.IndexOf('}', _place);
        string[] bounds = end < 0 ? [] : pattern[_place..end].Split(',');
        bool valid = bounds switch
        {
            [string exact] => IsNumber(exact),
            [string least, string most] => (least.Length == 0 || IsNumber(least)) && (most.Length == 0 || IsNumber(most)) && least != most,
            _ => false,
        };
        if (!valid)
            throw Error("a bracket begins no numbers of repetitions");
        _place = end + 1;
        bounds[0] = bounds[0].Length == 0 ? "0" : bounds[0];
        return $"{{{string.Join(',', bounds)}}}";
    }

    private static bool IsNumber(string digits) => digits.Length is > 0 and <= 4 && digits.All(char.IsAsciiDigit);

    private char TakeEscaped()
    {
        char kind = Take();
        return kind switch
        {
            'r' => '\r',
            'n' => '\n',
            't' => '\t',
            'f' => '\f',
            'v' => '\v',
            'x' => TakeHexadecimal(2),
            'u' => TakeHexadecimal(4),
            _ when char.IsAscii(kind) && !char.IsAsciiLetterOrDigit(kind) && !char.IsControl(kind) => kind,
            _ => throw Error($@"'\{kind}' is not known"),
        };
    }

    private char TakeHexadecimal(int digits)
    {
        if (_place + digits > pattern.Length
            || !ushort.TryParse(pattern.AsSpan(_place, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit)
            || char.IsSurrogate((char)unit))
        {
            throw Error($"no character of {digits} hexadecimal digits stands there");
        }

        _place += digits;
        return (char)unit;
    }
}

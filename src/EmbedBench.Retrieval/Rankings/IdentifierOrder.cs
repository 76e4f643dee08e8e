namespace EmbedBench.Retrieval.Rankings;

/// <summary>
/// The ascending order of the ids of one corpus: by value where all of them are integers, else by UTF-8 bytes. Integers have any number of
/// digits; those of equal value (<c>7</c>, <c>007</c>) follow each other by bytes.
/// </summary>
public sealed class IdentifierOrder : IComparer<string>
{
    private readonly bool _byValue;

    private IdentifierOrder(bool byValue) => _byValue = byValue;

    /// <summary>The order for a corpus with these ids.</summary>
    public static IdentifierOrder Of(IEnumerable<string> identifiers) => new(identifiers.All(IsInteger));

    public int Compare(string? x, string? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        int byValue = _byValue ? CompareValues(x, y) : 0;
        return byValue != 0 ? byValue : Utf8Order.Compare(x, y);
    }

    private static bool IsInteger(string identifier)
    {
        ReadOnlySpan<char> digits = identifier.StartsWith('-') ? identifier.AsSpan(1) : identifier;
        return digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9');
    }

    private static int CompareValues(string left, string right)
    {
        int bySign = Sign(left).CompareTo(Sign(right));
        if (bySign != 0)
            return bySign;
        ReadOnlySpan<char> leftDigits = Digits(left);
        ReadOnlySpan<char> rightDigits = Digits(right);
        int bySize = leftDigits.Length.CompareTo(rightDigits.Length);
        return Sign(left) * (bySize != 0 ? bySize : leftDigits.SequenceCompareTo(rightDigits));
    }

    private static int Sign(string integer) => Digits(integer).IsEmpty ? 0 : integer[0] == '-' ? -1 : 1;

    /// <summary>The digits without sign and leading zeros; none for zero.</summary>
    private static ReadOnlySpan<char> Digits(string integer) => integer.AsSpan().TrimStart('-').TrimStart('0');
}

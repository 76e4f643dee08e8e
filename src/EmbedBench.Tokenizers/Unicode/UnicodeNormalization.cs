using System.Text;

namespace EmbedBench.Tokenizers.Unicode;

/// <summary>
/// The normalization forms NFC, NFD, NFKC and NFKD of Unicode 9.0 (Unicode Standard Annex 15). Time is linear in the text, but for
/// n log n in a run of combining marks. .NET's own Normalize needs ICU and a newer Unicode.
/// </summary>
internal sealed class UnicodeNormalization
{
    private const int FirstDecomposable = 0xA0;
    private const int HangulFirst = 0xAC00;
    private const int LeadFirst = 0x1100;
    private const int VowelFirst = 0x1161;
    private const int TrailBase = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Trails = 28;
    private const int HangulLast = HangulFirst + (Leads * Vowels * Trails) - 1;

    // Below this every text is normal in the form: nothing decomposes, combines or is composed with what stands before it.
    private readonly char _firstAffected;
    private readonly bool _composes;
    private readonly Dictionary<int, int[]> _decompositions;
    private readonly CodePointSet _affected;
    private readonly Dictionary<(int First, int Second), int> _compositions = [];
    private readonly IReadOnlyDictionary<int, byte> _classes = UnicodeTables.Instance.CombiningClasses;

    private UnicodeNormalization(bool composes, bool compatibility)
    {
        UnicodeTables tables = UnicodeTables.Instance;
        _composes = composes;
        _decompositions = tables.Canonical.Keys.Concat(compatibility ? tables.Compatibility.Keys : [])
            .ToDictionary(codePoint => codePoint, codePoint => (int[])[.. Decompose(codePoint, compatibility)]);
        foreach ((int codePoint, Decomposition decomposition) in tables.Canonical)
        {
            // A character that combines, or begins with one that does, is never composed.
            if (decomposition is { Composes: true, CodePoints: [int first, int second] } && Class(codePoint) == 0 && Class(first) == 0)
                _compositions.Add((first, second), codePoint);
        }

        int[] affected = [.. Affected(compatibility).Distinct().Order()];
        _affected = new CodePointSet(affected.Select(codePoint => (codePoint, codePoint)));
        _firstAffected = (char)affected[0];
    }

    public static UnicodeNormalization Nfc => Forms.Nfc.Value;

    public static UnicodeNormalization Nfd => Forms.Nfd.Value;

    public static UnicodeNormalization Nfkc => Forms.Nfkc.Value;

    public static UnicodeNormalization Nfkd => Forms.Nfkd.Value;

    /// <param name="text">Well-formed UTF-16.</param>
    public string Normalize(string text)
    {
        if (IsNormal(text))
            return text;
        List<int> codePoints = Decomposed(text);
        Reorder(codePoints);
        if (_composes)
            Compose(codePoints);
        var normalized = new StringBuilder(codePoints.Count);
        foreach (int codePoint in codePoints)
            CodePoints.Append(normalized, codePoint);
        return normalized.ToString();
    }

    /// <summary>Whether no character of the text can change; a text with one that could may be normal all the same.</summary>
    private bool IsNormal(ReadOnlySpan<char> text)
    {
        int place = text.IndexOfAnyInRange(_firstAffected, char.MaxValue);
        for (int length = 1; place >= 0 && place < text.Length; place += length)
        {
            if (_affected.Contains(CodePoints.At(text, place, out length)))
                return false;
        }

        return true;
    }

    private IEnumerable<int> Affected(bool compatibility)
    {
        UnicodeTables tables = UnicodeTables.Instance;
        IEnumerable<int> affected = compatibility ? tables.Compatibility.Keys.Concat(_classes.Keys) : _classes.Keys;
        if (!_composes)
            return affected.Concat(tables.Canonical.Keys).Concat(Enumerable.Range(HangulFirst, HangulLast - HangulFirst + 1));

        // What composes again stays, unless something that it could be composed with follows.
        return affected
            .Concat(tables.Canonical.Keys.Except(_compositions.Values))
            .Concat(_compositions.Keys.Select(pair => pair.Second))
            .Concat(Enumerable.Range(VowelFirst, Vowels))
            .Concat(Enumerable.Range(TrailBase + 1, Trails - 1));
    }

    private static IEnumerable<int> Decompose(int codePoint, bool compatibility)
    {
        UnicodeTables tables = UnicodeTables.Instance;
        if (!tables.Canonical.TryGetValue(codePoint, out Decomposition? decomposition)
            && !(compatibility && tables.Compatibility.TryGetValue(codePoint, out decomposition)))
        {
            return [codePoint];
        }

        return decomposition.CodePoints.SelectMany(part => Decompose(part, compatibility));
    }

    private List<int> Decomposed(ReadOnlySpan<char> text)
    {
        var codePoints = new List<int>(text.Length);
        for (int place = 0; place < text.Length;)
        {
            int codePoint = CodePoints.At(text, place, out int length);
            place += length;
            if (codePoint is >= HangulFirst and <= HangulLast)
            {
                int syllable = codePoint - HangulFirst;
                codePoints.Add(LeadFirst + (syllable / (Vowels * Trails)));
                codePoints.Add(VowelFirst + (syllable / Trails % Vowels));
                if (syllable % Trails != 0)
                    codePoints.Add(TrailBase + (syllable % Trails));
            }
            else if (codePoint >= FirstDecomposable && _decompositions.TryGetValue(codePoint, out int[]? decomposition))
            {
                codePoints.AddRange(decomposition);
            }
            else
            {
                codePoints.Add(codePoint);
            }
        }

        return codePoints;
    }

    private int Class(int codePoint) => _classes.GetValueOrDefault(codePoint);

    /// <summary>Sorts each run of combining marks by class; marks of one class keep their order.</summary>
    private void Reorder(List<int> codePoints)
    {
        for (int start = 0; start < codePoints.Count; start++)
        {
            int end = start;
            bool sorted = true;
            for (int before = 0; end < codePoints.Count && Class(codePoints[end]) is > 0 and int combiningClass; end++)
            {
                sorted &= before <= combiningClass;
                before = combiningClass;
            }

            if (!sorted)
            {
                int[] run = [.. codePoints.Skip(start).Take(end - start).OrderBy(Class)];
                for (int i = 0; i < run.Length; i++)
                    codePoints[start + i] = run[i];
            }

            start = end;
        }
    }

    /// <summary>Composes each starter with the marks after it that nothing of the same or a higher class blocks.</summary>
    private void Compose(List<int> codePoints)
    {
        int kept = 0;
        int starter = -1;
        int lastClass = 0;
        foreach (int codePoint in codePoints.ToArray())
        {
            int combiningClass = Class(codePoint);
            bool adjacent = starter == kept - 1;
            if (starter >= 0 && (adjacent || lastClass < combiningClass) && Composition(codePoints[starter], codePoint) is { } composed)
            {
                codePoints[starter] = composed;
                continue;
            }

            if (combiningClass == 0)
                starter = kept;
            lastClass = combiningClass;
            codePoints[kept++] = codePoint;
        }

        codePoints.RemoveRange(kept, codePoints.Count - kept);
    }

    private int? Composition(int first, int second)
    {
        if (first is >= LeadFirst and < LeadFirst + Leads && second is >= VowelFirst and < VowelFirst + Vowels)
            return HangulFirst + ((((first - LeadFirst) * Vowels) + second - VowelFirst) * Trails);
        if (first is >= HangulFirst and <= HangulLast && (first - HangulFirst) % Trails == 0 && second is > TrailBase and < TrailBase + Trails)
            return first + second - TrailBase;
        return _compositions.TryGetValue((first, second), out int composed) ? composed : null;
    }

    // Each form is built when it is first asked for.
    private static class Forms
    {
        public static readonly Lazy<UnicodeNormalization> Nfc = new(() => new UnicodeNormalization(composes: true, compatibility: false));
        public static readonly Lazy<UnicodeNormalization> Nfd = new(() => new UnicodeNormalization(composes: false, compatibility: false));
        public static readonly Lazy<UnicodeNormalization> Nfkc = new(() => new UnicodeNormalization(composes: true, compatibility: true));
        public static readonly Lazy<UnicodeNormalization> Nfkd = new(() => new UnicodeNormalization(composes: false, compatibility: true));
    }
}

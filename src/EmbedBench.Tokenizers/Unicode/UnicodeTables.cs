using System.Globalization;

namespace EmbedBench.Tokenizers.Unicode;

/// <summary>
/// What the Unicode versions of Hugging Face's tables say: categories of 8.0, normalization of 9.0. Read once from UnicodeTables.txt,
/// which is generated from the Unicode Character Database.
/// </summary>
internal sealed class UnicodeTables
{
    private static readonly Lazy<UnicodeTables> Loaded = new(() => new UnicodeTables());

    private readonly Dictionary<string, List<string>> _sections = new(StringComparer.Ordinal);

    private UnicodeTables()
    {
        using Stream table = typeof(UnicodeTables).Assembly.GetManifestResourceStream("UnicodeTables.txt")!;
        using var reader = new StreamReader(table);
        List<string> section = [];
        while (reader.ReadLine() is { } line)
        {
            if (line[0] == '[')
                _sections.Add(line[1..^1], section = []);
            else if (line[0] != '#')
                section.Add(line);
        }

        Other = Set("other-8.0");
        NonspacingMarks = Set("nonspacing-mark-8.0");
        Punctuation = Set("punctuation-8.0");
        Marks = Set("mark-9.0");
        CombiningClasses = Ranges("combining-class-9.0")
            .SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1).Select(codePoint => (codePoint, range.Value)))
            .ToDictionary(entry => entry.codePoint, entry => (byte)entry.Value);
        Canonical = Decompositions("canonical-9.0");
        Compatibility = Decompositions("compatibility-9.0");
        _sections.Clear();
    }

    public static UnicodeTables Instance => Loaded.Value;

    /// <summary>Control, format, private-use and surrogate characters of Unicode 8.0; unassigned code points are none of them.</summary>
    public CodePointSet Other { get; }

    /// <summary>Nonspacing marks (Mn) of Unicode 8.0.</summary>
    public CodePointSet NonspacingMarks { get; }

    /// <summary>Punctuation (P) of Unicode 8.0.</summary>
    public CodePointSet Punctuation { get; }

    /// <summary>Marks (Mn, Mc, Me) of Unicode 9.0.</summary>
    public CodePointSet Marks { get; }

    /// <summary>Canonical combining classes that are not 0.</summary>
    public IReadOnlyDictionary<int, byte> CombiningClasses { get; }

    /// <summary>Canonical decompositions in one step.</summary>
    public IReadOnlyDictionary<int, Decomposition> Canonical { get; }

    /// <summary>Compatibility decompositions in one step.</summary>
    public IReadOnlyDictionary<int, Decomposition> Compatibility { get; }

    private CodePointSet Set(string name) => new(Ranges(name).Select(range => (range.First, range.Last)));

    // A line is "first..last", with a number behind it where the range has a value.
    private IEnumerable<(int First, int Last, int Value)> Ranges(string name)
    {
        foreach (string line in _sections[name])
        {
            string[] parts = line.Split("..");
            string[] rest = parts[1].Split(' ');
            yield return (CodePoint(parts[0]), CodePoint(rest[0]), rest.Length > 1 ? int.Parse(rest[1], CultureInfo.InvariantCulture) : 0);
        }
    }

    // A line is the code point, what it decomposes to, and "!" where that is not composed again.
    private Dictionary<int, Decomposition> Decompositions(string name) => _sections[name]
        .Select(line => line.Split(' '))
        .ToDictionary(
            parts => CodePoint(parts[0]),
            parts => new Decomposition([.. parts.Skip(1).Where(part => part != "!").Select(CodePoint)], parts[^1] != "!"));

    private static int CodePoint(string hexadecimal) => int.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}

/// <param name="CodePoints">What a character decomposes to, in one step.</param>
/// <param name="Composes">Whether composition may make the character of them again (a single code point never composes).</param>
internal sealed record Decomposition(int[] CodePoints, bool Composes);

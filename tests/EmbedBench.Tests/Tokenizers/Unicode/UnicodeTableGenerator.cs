using System.Globalization;
using System.Text;

namespace EmbedBench.Tests.Tokenizers.Unicode;

/// <summary>
/// Makes src/EmbedBench.Tokenizers/Unicode/UnicodeTables.txt from the Unicode Character Database, as Debian's package unicode-data holds it
/// (any version from 9.0 on gives the same table). Hugging Face's own tables are old, so the table keeps what their versions of Unicode
/// had: characters of a later age are left out, and what a later version changed is changed back.
/// </summary>
internal sealed class UnicodeTableGenerator
{
    /// <summary>Clean-up, nonspacing marks and punctuation.</summary>
    private const double CategoryVersion = 8.0;

    /// <summary>Normalization forms and combining marks.</summary>
    private const double NormalizationVersion = 9.0;

    /// <summary>Characters that had another category before a version of Unicode.</summary>
    private static readonly Dictionary<int, (string Category, double Before)> EarlierCategories = new()
    {
        [0x166D] = ("Po", 12.0),
        [0x1734] = ("Mn", 14.0),
        [0x1885] = ("Lo", 9.0),
        [0x1886] = ("Lo", 9.0),
        [0x1CF2] = ("Mc", 12.0),
        [0x1CF3] = ("Mc", 12.0),
        [0xA9BD] = ("Mc", 11.0),
        [0x111C9] = ("Po", 11.0),
    };

    private readonly List<(int First, int Last, double Age)> _ages;
    private readonly List<(int First, int Last, string[] Fields)> _characters;
    private readonly HashSet<int> _excludedFromComposition;

    /// <param name="folder">Holds UnicodeData.txt, DerivedAge.txt and CompositionExclusions.txt.</param>
    public UnicodeTableGenerator(string folder)
    {
        _ages = [.. Lines(folder, "DerivedAge.txt").Select(line =>
        {
            (int first, int last) = Range(line[0]);
            return (first, last, double.Parse(line[1], CultureInfo.InvariantCulture));
        })];
        _ages.Sort();
        _characters = Characters(folder);
        _excludedFromComposition = [.. Lines(folder, "CompositionExclusions.txt").Select(line => Hexadecimal(line[0]))];
    }

    public string Generate()
    {
        var table = new StringBuilder("# Generated from the Unicode Character Database by UnicodeTableGenerator; a test holds it current.\n");
        AppendSet(table, "other-8.0", CategoryVersion, category => category is "Cc" or "Cf" or "Co" or "Cs");
        AppendSet(table, "nonspacing-mark-8.0", CategoryVersion, category => category == "Mn");
        AppendSet(table, "punctuation-8.0", CategoryVersion, category => category[0] == 'P');
        AppendSet(table, "mark-9.0", NormalizationVersion, category => category[0] == 'M');
        AppendCombiningClasses(table);
        AppendDecompositions(table, "canonical-9.0", fields => !fields[5].StartsWith('<'));
        AppendDecompositions(table, "compatibility-9.0", fields => fields[5].StartsWith('<'));
        return table.ToString();
    }

    private void AppendSet(StringBuilder table, string name, double version, Func<string, bool> contains)
    {
        table.Append(CultureInfo.InvariantCulture, $"[{name}]\n");
        var codePoints = Existing(version)
            .Where(character => contains(Category(character.CodePoint, character.Fields[2], version)))
            .Select(character => (character.CodePoint, Value: string.Empty));
        AppendRanges(table, codePoints);
    }

    private void AppendCombiningClasses(StringBuilder table)
    {
        table.Append("[combining-class-9.0]\n");
        AppendRanges(table, Existing(NormalizationVersion)
            .Where(character => character.Fields[3] != "0")
            .Select(character => (character.CodePoint, Value: $" {character.Fields[3]}")));
    }

    /// <summary>Lines of a code point and its decomposition in one step; a <c>!</c> where it is not composed again.</summary>
    private void AppendDecompositions(StringBuilder table, string name, Func<string[], bool> belongs)
    {
        table.Append(CultureInfo.InvariantCulture, $"[{name}]\n");
        foreach ((int codePoint, string[] fields) in Existing(NormalizationVersion))
        {
            if (fields[5].Length == 0 || !belongs(fields))
                continue;
            string decomposition = fields[5][(fields[5].IndexOf('>', StringComparison.Ordinal) + 1)..].Trim();
            string excluded = _excludedFromComposition.Contains(codePoint) ? " !" : string.Empty;
            table.Append(CultureInfo.InvariantCulture, $"{codePoint:X4} {decomposition}{excluded}\n");
        }
    }

    private static void AppendRanges(StringBuilder table, IEnumerable<(int CodePoint, string Value)> codePoints)
    {
        (int First, int Last, string Value)? range = null;
        foreach ((int codePoint, string value) in codePoints)
        {
            if (range is { } open && open.Last + 1 == codePoint && open.Value == value)
            {
                range = (open.First, codePoint, value);
                continue;
            }

            AppendRange(table, range);
            range = (codePoint, codePoint, value);
        }

        AppendRange(table, range);
    }

    private static void AppendRange(StringBuilder table, (int First, int Last, string Value)? range)
    {
        if (range is { } open)
            table.Append(CultureInfo.InvariantCulture, $"{open.First:X4}..{open.Last:X4}{open.Value}\n");
    }

    private static string Category(int codePoint, string category, double version) =>
        EarlierCategories.TryGetValue(codePoint, out var earlier) && version < earlier.Before ? earlier.Category : category;

    private IEnumerable<(int CodePoint, string[] Fields)> Existing(double version)
    {
        int age = 0;
        foreach ((int first, int last, string[] fields) in _characters)
        {
            for (int codePoint = first; codePoint <= last; codePoint++)
            {
                while (age < _ages.Count && _ages[age].Last < codePoint)
                    age++;
                if (age < _ages.Count && _ages[age].First <= codePoint && _ages[age].Age <= version)
                    yield return (codePoint, fields);
            }
        }
    }

    private static List<(int First, int Last, string[] Fields)> Characters(string folder)
    {
        var characters = new List<(int, int, string[])>();
        int first = 0;
        foreach (string[] fields in Lines(folder, "UnicodeData.txt"))
        {
            int codePoint = Hexadecimal(fields[0]);
            if (fields[1].EndsWith(", First>", StringComparison.Ordinal))
                first = codePoint;
            else
                characters.Add((fields[1].EndsWith(", Last>", StringComparison.Ordinal) ? first : codePoint, codePoint, fields));
        }

        return characters;
    }

    private static IEnumerable<string[]> Lines(string folder, string file) => File.ReadLines(Path.Combine(folder, file))
        .Select(line => line.Split('#')[0].Trim())
        .Where(line => line.Length > 0)
        .Select(line => line.Split(';').Select(field => field.Trim()).ToArray());

    private static (int First, int Last) Range(string range)
    {
        string[] ends = range.Split("..");
        return (Hexadecimal(ends[0]), Hexadecimal(ends[^1]));
    }

    private static int Hexadecimal(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}

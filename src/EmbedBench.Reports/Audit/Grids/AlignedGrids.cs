using System.Text.RegularExpressions;
using EmbedBench.Reports.Audit.Numbers;

namespace EmbedBench.Reports.Audit.Grids;

/// <summary>
/// Tables whose columns are kept apart by blanks, as programs print them: a header of words, then rows of a label and numbers.
/// </summary>
internal static partial class AlignedGrids
{
    private const int FewestColumns = 3;

    public static IEnumerable<Grid> Read(IReadOnlyList<string> lines)
    {
        for (int index = 0; index < lines.Count; index++)
        {
            if (!IsHeader(lines[index]) || PrintedGrid.Read(lines, index, Words(lines[index]), Row) is not { } grid)
                continue;
            yield return grid;
            index = grid.LastLine - 1;
        }
    }

    private static string[]? Row(string line)
    {
        if (IsRule(line))
            return [];
        string[] words = Words(line);
        return words.Length > 1 && !words[0].EndsWith(':') && words.Skip(1).All(word => WrittenNumber.Parse(word) is not null) ? words : null;
    }

    /// <summary>Words or sizes such as <c>768d</c>, no sentence and no code.</summary>
    private static bool IsHeader(string line)
    {
        string[] words = Words(line);
        return words.Length >= FewestColumns
            && words.All(word => HeaderWord().IsMatch(word))
            && char.IsLetter(words[0][0])
            && !line.TrimStart().StartsWith('|');
    }

    private static bool IsRule(string line) => line.Trim() is { Length: > 2 } rule && rule.All(letter => letter is '-' or '=');

    private static string[] Words(string line) =>
    [
        .. line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(CellText.Of).Where(word => word.Length > 0),
    ];

    [GeneratedRegex(@"^(?:[A-Z][\w@%-]*|\d{1,5}d?)$", RegexOptions.CultureInvariant)]
    private static partial Regex HeaderWord();
}

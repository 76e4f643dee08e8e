using System.Text.RegularExpressions;
using EmbedBench.Reports.Audit.Numbers;

namespace EmbedBench.Reports.Audit.Grids;

/// <summary>Tables whose columns are kept apart by blanks, as programs print them: a header of words, then rows of a label and numbers.</summary>
internal static partial class AlignedGrids
{
    private const int FewestColumns = 3;

    public static IEnumerable<Grid> Read(IReadOnlyList<string> lines)
    {
        for (int line = 0; line < lines.Count; line++)
        {
            if (!IsHeader(lines[line]))
                continue;
            string[] header = Words(lines[line]);
            var rows = new List<GridRow>();
            var cut = new List<(int, string)>();
            int next = line + 1;
            for (; next < lines.Count; next++)
            {
                string[] cells = Words(lines[next]);
                if (IsRule(lines[next]))
                    continue;
                if (cells.Length == header.Length && cells.Skip(1).All(cell => WrittenNumber.Parse(cell) is not null))
                    rows.Add(new GridRow(next + 1, cells));
                else if (rows.Count > 0 && cells.Length > 1 && cells.Length < header.Length && cells.Skip(1).All(cell => WrittenNumber.Parse(cell) is not null) && !cells[0].EndsWith(':'))
                    cut.Add((next + 1, lines[next].Trim()));
                else
                    break;
            }

            if (rows.Count > 0)
            {
                yield return new Grid(line + 1, header, rows, cut);
                line = next - 1;
            }
        }
    }

    /// <summary>Words or sizes such as <c>768d</c>, no sentence and no code.</summary>
    private static bool IsHeader(string line)
    {
        string[] words = Words(line);
        return words.Length >= FewestColumns && words.All(word => HeaderWord().IsMatch(word)) && char.IsLetter(words[0][0]) && !line.TrimStart().StartsWith('|');
    }

    private static bool IsRule(string line) => line.Trim() is { Length: > 2 } rule && rule.All(letter => letter is '-' or '=');

    private static string[] Words(string line) => [.. line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(CellText.Of).Where(word => word.Length > 0)];

    [GeneratedRegex(@"^(?:[A-Z][\w@%-]*|\d{1,5}d?)$", RegexOptions.CultureInvariant)]
    private static partial Regex HeaderWord();
}

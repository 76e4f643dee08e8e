using EmbedBench.Datasets.Readers;
using EmbedBench.Datasets.Sources;

namespace EmbedBench.Datasets.Rows;

/// <summary>The right side of a join, in memory: a row for each value of its column.</summary>
internal sealed class JoinedFile
{
    private readonly JoinRule _rule;
    private readonly Dictionary<string, Row> _rows = new(StringComparer.Ordinal);

    private JoinedColumns _columns = new([], [], [], []);

    /// <exception cref="InvalidDataException">A value stands there twice.</exception>
    public JoinedFile(JoinRule rule, SourceFiles source, CancellationToken cancel)
    {
        _rule = rule;
        foreach (Row row in source.Find(rule.File).SelectMany(path => RowFile.Read(path, cancel)))
        {
            string value = row.Text(rule.Right);
            if (!_rows.TryAdd(value, row))
            {
                throw new InvalidDataException(
                    $"{row.Place} has \"{value}\" in column \"{rule.Right}\" a second time (first: {_rows[value].Place}).");
            }
        }
    }

    /// <summary>The row with the columns of its counterpart behind its own.</summary>
    /// <exception cref="InvalidDataException">It has none.</exception>
    public Row Extend(Row left)
    {
        string value = left.Text(_rule.Left);
        if (!_rows.TryGetValue(value, out Row? right))
        {
            throw new InvalidDataException(
                $"{left.Place} has \"{value}\" in column \"{_rule.Left}\", which no row of {_rule.File} has in \"{_rule.Right}\".");
        }

        if (left.Columns != _columns.Left || right.Columns != _columns.Right)
            _columns = Columns(left, right);
        return new Row(left.Place, _columns.Names, [.. left.Cells, .. _columns.FromRight.Select(index => right.Cells[index])]);
    }

    private static JoinedColumns Columns(Row left, Row right)
    {
        int[] added = [.. Enumerable.Range(0, right.Columns.Count).Where(index => !left.Has(right.Columns[index]))];
        return new JoinedColumns(left.Columns, right.Columns, [.. left.Columns, .. added.Select(index => right.Columns[index])], added);
    }

    // Rows of a file mostly share one list of names, so the names of a joined row are worked out once.
    private sealed record JoinedColumns(
        IReadOnlyList<string> Left, IReadOnlyList<string> Right, IReadOnlyList<string> Names, int[] FromRight);
}

namespace EmbedBench.Datasets.Rows;

/// <summary>A row as its file has it: named cells. Rows of a file share the list of names where they have the same.</summary>
public sealed class Row(RowPlace place, IReadOnlyList<string> columns, IReadOnlyList<Cell> cells)
{
    public RowPlace Place { get; } = place;

    /// <summary>Names, each once, in the order of the file.</summary>
    public IReadOnlyList<string> Columns { get; } = columns;

    /// <summary>One a column.</summary>
    public IReadOnlyList<Cell> Cells { get; } = cells;

    public bool Has(string column) => IndexOf(column) >= 0;

    /// <exception cref="InvalidDataException">The row has no such column.</exception>
    public Cell At(string column)
    {
        int index = IndexOf(column);
        return index >= 0
            ? Cells[index]
            : throw new InvalidDataException($"{Place} has no column \"{column}\"; it has {string.Join(", ", Columns)}.");
    }

    /// <summary>The column as a text; nothing is an empty one.</summary>
    /// <exception cref="InvalidDataException">The row has no such column, or it holds a list or a structure.</exception>
    public string Text(string column)
    {
        Cell cell = At(column);
        return cell.Kind switch
        {
            CellKind.List => throw new InvalidDataException(
                $"{Place} holds a list in column \"{column}\" where a text is needed; explode it first."),
            CellKind.Structure => throw new InvalidDataException(
                $"{Place} holds a structure in column \"{column}\" where a text is needed."),
            _ => cell.Text,
        };
    }

    /// <summary>The position of a column, or −1.</summary>
    internal int IndexOf(string column)
    {
        for (int index = 0; index < Columns.Count; index++)
        {
            if (string.Equals(Columns[index], column, StringComparison.Ordinal))
                return index;
        }

        return -1;
    }
}

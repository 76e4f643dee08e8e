using EmbedBench.Datasets.Rows;

namespace EmbedBench.Datasets.Readers.Parquet;

/// <summary>
/// Parquet: scalars and lists of them, a row group in memory at a time. Structures, maps and bytes are named but not read. The reader is
/// our own because Parquet.Net 6.1 does not read lists in pages of version 2, fails on truth values written as run lengths, and does not
/// come back from some damaged footers.
/// </summary>
internal static class ParquetRows
{
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no Parquet file, is damaged, or claims more than it can hold.</exception>
    public static IEnumerable<Row> Read(string path, CancellationToken cancel)
    {
        using FileStream stream = InputFile.Open(path);
        ParquetFooter footer = At(path, () => ParquetFooter.Read(stream));
        string[] columns = [.. footer.Fields.Select(field => field.Name)];
        if (columns.Distinct(StringComparer.Ordinal).Count() < columns.Length)
            throw new InvalidDataException($"{path} has two columns of the same name among {string.Join(", ", columns)}.");
        long number = 0;
        for (int index = 0; index < footer.RowGroups.Count; index++)
        {
            cancel.ThrowIfCancellationRequested();
            RowGroup group = footer.RowGroups[index];
            string place = $"{path}, row group {index}";
            IReadOnlyList<Cell>[] cells =
                [.. footer.Fields.Select(field => At($"{place}, column {field.Name}", () => ReadColumn(stream, group, field)))];
            for (int row = 0; row < group.Rows; row++)
                yield return new Row(new RowPlace(path, "row", ++number), columns, Array.ConvertAll(cells, column => column[row]));
        }
    }

    private static IReadOnlyList<Cell> ReadColumn(FileStream stream, RowGroup group, SchemaNode field)
    {
        if (ColumnShape.Of(field) is not { } shape)
            return [.. Enumerable.Repeat(Cell.OfStructure(""), group.Rows)];
        IReadOnlyList<Cell> cells = new ColumnReader(group.Columns[shape.Column], shape).Read(stream);
        return cells.Count == group.Rows
            ? cells
            : throw new InvalidDataException($"it holds {cells.Count} rows where the row group claims {group.Rows}");
    }

    private static T At<T>(string place, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{place} is damaged or not read: {error.Message}.", error);
        }
    }
}

namespace EmbedBench.Datasets.Rows;

/// <summary>Makes a row of each element of a list, for the rows of a table one after another.</summary>
internal sealed class ExplodedRows(ExplodeRule rule)
{
    private IReadOnlyList<string> _columns = [];
    private IReadOnlyList<string> _exploded = [];

    /// <exception cref="InvalidDataException">The row has no such list, or the new name is taken.</exception>
    public IEnumerable<Row> Explode(Row row)
    {
        Cell list = row.At(rule.Column);
        if (list.Kind != CellKind.List)
            throw new InvalidDataException($"{row.Place} holds no list in column \"{rule.Column}\", so it cannot be exploded.");
        if (rule.Into != rule.Column && row.Has(rule.Into))
            throw new InvalidDataException($"{row.Place} has a column \"{rule.Into}\" already; explode into another name.");
        int at = row.IndexOf(rule.Column);
        if (row.Columns != _columns)
            (_columns, _exploded) = (row.Columns, [.. row.Columns.Select((column, index) => index == at ? rule.Into : column)]);
        IReadOnlyList<string> names = _exploded;
        return list.Items.Select(item => new Row(row.Place, names, [.. row.Cells.Select((cell, index) => index == at ? item : cell)]));
    }
}

namespace EmbedBench.Datasets.Rows;

/// <summary>Where a row stands in its file, for messages: <c>data.csv, line 5</c>.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Unit">What the format counts: line, row or element.</param>
/// <param name="Number">Counted from 1.</param>
public readonly record struct RowPlace(string File, string Unit, long Number)
{
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}, {Unit} {Number}");
}

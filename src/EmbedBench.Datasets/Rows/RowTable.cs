using EmbedBench.Datasets.Readers;
using EmbedBench.Datasets.Sources;

namespace EmbedBench.Datasets.Rows;

/// <summary>The rows of a source: its files one after another, exploded, joined.</summary>
internal static class RowTable
{
    /// <exception cref="FileNotFoundException">A file is missing, or a pattern matches none.</exception>
    /// <exception cref="InvalidDataException">A file is malformed, or a rule does not fit a row.</exception>
    public static IEnumerable<Row> Read(RowFiles files, SourceFiles source, CancellationToken cancel)
    {
        IEnumerable<Row> rows = source.Find(files.File).SelectMany(path => RowFile.Read(path, cancel));
        if (files.Explode is { } explode)
            rows = rows.SelectMany(new ExplodedRows(explode).Explode);
        if (files.Join is { } join)
            rows = rows.Select(new JoinedFile(join, source, cancel).Extend);
        return rows;
    }
}

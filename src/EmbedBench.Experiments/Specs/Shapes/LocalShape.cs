using EmbedBench.Datasets.Sources;
using EmbedBench.Experiments.Specs.Keys;

namespace EmbedBench.Experiments.Specs.Shapes;

/// <summary><c>data.local</c>: files that replace the source's where the user has the data already.</summary>
internal static class LocalShape
{
    private static readonly Key<LocalData, string> Rows = new(TextKind.File, local => local.Rows)
    {
        Name = "rows",
        Text = "Replaces the file of the rows.",
    };

    private static readonly Key<LocalData, string?> Join = new(TextKind.File.OrNull(), local => local.Join, null)
    {
        Name = "join",
        Text = "Replaces the joined file.",
    };

    public static ValueKind<LocalData> Kind { get; } = new ScalarOrKind<string, LocalData>(
        TextKind.File,
        file => new LocalData(file),
        new MappingKind<LocalData>([Rows, Join], values => new LocalData(Rows.From(values), Join.From(values))));
}

using EmbedBench.Datasets.Rows;
using EmbedBench.Experiments.Specs.Keys;

namespace EmbedBench.Experiments.Specs.Shapes;

/// <summary><c>data.limit</c>: how much of the data is taken.</summary>
internal static class LimitShape
{
    private static readonly Key<RowLimit.Passages, int> Passages = new(WholeNumberKind.Positive, limit => limit.Count)
    {
        Name = "passages",
        Text = "The first passages and the rows that belong to them.",
    };

    private static readonly Key<RowLimit.Rows, int> Rows = new(WholeNumberKind.Positive, limit => limit.Count)
    {
        Name = "rows",
        Text = "The first rows.",
    };

    public static ValueKind<RowLimit> Kind { get; } = new VariantKind<RowLimit>(
        new Variant<RowLimit, RowLimit.Passages>(new([Passages], values => new(Passages.From(values)))) { Key = Passages.Name },
        new Variant<RowLimit, RowLimit.Rows>(new([Rows], values => new(Rows.From(values)))) { Key = Rows.Name });
}

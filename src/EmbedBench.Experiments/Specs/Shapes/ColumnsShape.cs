using EmbedBench.Datasets.Rows;
using EmbedBench.Experiments.Specs.Keys;

namespace EmbedBench.Experiments.Specs.Shapes;

/// <summary><c>data.columns</c>: how a row's texts are made of its file's columns.</summary>
internal static class ColumnsShape
{
    // Before the keys that use it: static members are made in the order of the text.
    public static ValueKind<ColumnTemplate> Template { get; } =
        new TextKind<ColumnTemplate>("a text with columns in braces", ColumnTemplate.Parse, template => template.Text);

    private static readonly Key<Columns, ColumnTemplate> Query = new(Template, columns => columns.Query)
    {
        Name = "query",
        Text = "The query's text, with columns in braces.",
    };

    private static readonly Key<Columns, ColumnTemplate> Passage = new(Template, columns => columns.Passage)
    {
        Name = "passage",
        Text = "The passage's text, with columns in braces.",
    };

    private static readonly Key<Columns, ColumnTemplate?> PassageId = new(Template.OrNull(), columns => columns.PassageId, null)
    {
        Name = "passage_id",
        Text = "What rows with the same passage share; the row's index unless given.",
    };

    private static readonly Key<Columns, IReadOnlyList<string>> Labels =
        new(new ListKind<string>("a list of columns", TextKind.Of("a column")), columns => columns.Labels, [])
        {
            Name = "labels",
            Text = "Columns kept beside each query, to group results by.",
        };

    private static readonly Key<Columns, IReadOnlyList<ColumnTemplate>> Negative = new(
        new ScalarOrKind<ColumnTemplate, IReadOnlyList<ColumnTemplate>>(
            Template, template => [template], new ListKind<ColumnTemplate>("a list of templates", Template)),
        columns => columns.Negatives,
        [])
    {
        Name = "negative",
        Text = "A passage that does not answer the query, or a list of them: training.pairs calls them negative, negative_2, ….",
    };

    private static readonly Key<Columns, ColumnTemplate?> Score = new(Template.OrNull(), columns => columns.Score, null)
    {
        Name = "score",
        Text = "A number that says how well query and passage belong together, for losses that take one.",
    };

    public static ValueKind<Columns> Kind { get; } = new MappingKind<Columns>(
        [Query, Passage, PassageId, Labels, Negative, Score],
        values => new Columns
        {
            Query = Query.From(values),
            Passage = Passage.From(values),
            PassageId = PassageId.From(values),
            Labels = Labels.From(values),
            Negatives = Negative.From(values),
            Score = Score.From(values),
        });
}

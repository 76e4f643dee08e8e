using EmbedBench.Datasets.Corpora;
using EmbedBench.Datasets.Rows;
using EmbedBench.Experiments.Specs.Keys;

namespace EmbedBench.Experiments.Specs.Shapes;

/// <summary><c>corpus</c>: what is searched.</summary>
internal static class CorpusShape
{
    private static readonly Key<CorpusRule.File, string> File = new(TextKind.File, corpus => corpus.Path)
    {
        Name = "file",
        Text = "A file of the source whose rows are the documents.",
        Class = KeyClass.Place,
    };

    private static readonly Key<CorpusRule.File, ColumnTemplate> Id = new(ColumnsShape.Template, corpus => corpus.Id)
    {
        Name = "id",
        Text = "A document's id, with columns in braces; no two documents have the same.",
    };

    private static readonly Key<CorpusRule.File, ColumnTemplate> Text = new(ColumnsShape.Template, corpus => corpus.Text)
    {
        Name = "text",
        Text = "A document's text, with columns in braces.",
    };

    private static readonly MappingKind<CorpusRule.File> OfFile =
        new([File, Id, Text], values => new(File.From(values), Id.From(values), Text.From(values)));

    public static ValueKind<CorpusRule> Kind { get; } = new WordOrKind<CorpusRule>(
        "rows", new CorpusRule.Rows(), new VariantKind<CorpusRule>(new Variant<CorpusRule, CorpusRule.File>(OfFile) { Key = File.Name }));
}

using EmbedBench.Datasets;
using EmbedBench.Datasets.Corpora;
using EmbedBench.Datasets.Rows;
using EmbedBench.Datasets.Sources;
using EmbedBench.Datasets.Splits;
using EmbedBench.Experiments.Specs.Keys;

namespace EmbedBench.Experiments.Specs.Shapes;

/// <summary><c>data</c>: what the rows are.</summary>
internal static class DataShape
{
    private static readonly Key<DataSettings, DataSource> Source = new(SourceShape.Kind, data => data.Source)
    {
        Name = "source",
        Text = "Where the files come from.",
        Replaces = true,
    };

    private static readonly Key<DataSettings, RowFiles> Rows = new(RowsShape.Kind, data => data.Rows)
    {
        Name = "rows",
        Text = "Which files of the source hold the rows.",
        Replaces = true,
    };

    private static readonly Key<DataSettings, LocalData?> Local = new(LocalShape.Kind.OrNull(), data => data.Local, null)
    {
        Name = "local",
        Text = "Files of the experiment's folder below --data DIR that replace those of the source where that is given.",
        Class = KeyClass.Place,
    };

    private static readonly Key<DataSettings, Columns> Columns = new(ColumnsShape.Kind, data => data.Columns)
    {
        Name = "columns",
        Text = "How a row's texts are made of its file's columns.",
        Replaces = true,
    };

    private static readonly Key<DataSettings, EmptyText> EmptyTexts =
        new(new ChoiceKind<EmptyText>(("error", EmptyText.Error), ("keep", EmptyText.Keep)), data => data.EmptyText, EmptyText.Error)
        {
            Name = "empty_text",
            Text = "What happens to an empty query or passage: error names the row, keep leaves it as it is.",
        };

    private static readonly Key<DataSettings, DataFingerprint?> Fingerprint = new(FingerprintShape.Kind, data => data.Fingerprint, null)
    {
        Name = "fingerprint",
        Text = "What the data must be, or none where that is not known: then the run's record cannot be accepted.",
        Replaces = true,
        IsRequiredOfCommitted = true,
    };

    private static readonly Key<DataSettings, RowLimit?> Limit = new(LimitShape.Kind.OrNull(), data => data.Limit, null)
    {
        Name = "limit",
        Text = "Only the first part of the data; the fingerprint is taken before.",
    };

    private static readonly Key<DataSettings, SplitRule> Split = new(SplitShape.Kind, data => data.Split)
    {
        Name = "split",
        Text = "Which rows train and which test.",
        Replaces = true,
    };

    /// <summary>Corpus and judgments stand beside <c>data</c> in a spec; whoever reads the whole fills them in.</summary>
    public static ValueKind<DataSettings> Kind { get; } = new MappingKind<DataSettings>(
        [Source, Rows, Local, Columns, EmptyTexts, Fingerprint, Limit, Split],
        values => new DataSettings
        {
            Source = Source.From(values),
            Rows = Rows.From(values),
            Local = Local.From(values),
            Columns = Columns.From(values),
            EmptyText = EmptyTexts.From(values),
            Fingerprint = Fingerprint.From(values),
            Limit = Limit.From(values),
            Split = Split.From(values),
            Corpus = new CorpusRule.Rows(),
            Judgments = [],
        });
}

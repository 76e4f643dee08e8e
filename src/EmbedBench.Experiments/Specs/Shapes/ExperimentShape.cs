using EmbedBench.Datasets;
using EmbedBench.Datasets.Corpora;
using EmbedBench.Experiments.Specs.Keys;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Verdicts;
using EmbedBench.Torch.Loading;
using EmbedBench.Training;

namespace EmbedBench.Experiments.Specs.Shapes;

/// <summary>The whole spec with a profile applied.</summary>
internal static class ExperimentShape
{
    /// <summary>The key beside these that holds the profiles.</summary>
    public const string ProfilesName = "profiles";

    public const string BandsName = "bands";

    private static readonly Key<ExperimentSpec, string> Name = new(NameKind.Plain, spec => spec.Name)
    {
        Name = "name",
        Text = "The name of the experiment's folder.",
    };

    private static readonly Key<ExperimentSpec, string> Title = new(TextKind.Any, spec => spec.Title)
    {
        Name = "title",
        Text = "The headline of the report.",
        Class = KeyClass.Judging,
    };

    private static readonly Key<ExperimentSpec, Arithmetic> Arithmetics = new(
        new ChoiceKind<Arithmetic>(("native", Arithmetic.Native), ("portable", Arithmetic.Portable)),
        spec => spec.Arithmetic,
        Arithmetic.Native)
    {
        Name = "arithmetic",
        Text = "native is the fastest; portable gives the same bits on every x86-64 Linux machine with AVX2.",
    };

    private static readonly Key<ExperimentSpec, DataSettings> Data = new(DataShape.Kind, spec => spec.Data)
    {
        Name = "data",
        Text = "What the rows are.",
    };

    private static readonly Key<ExperimentSpec, CorpusRule> Corpus = new(CorpusShape.Kind, spec => spec.Data.Corpus)
    {
        Name = "corpus",
        Text = "What is searched: rows for every row's passage, or the documents of a file.",
    };

    private static readonly Key<ExperimentSpec, IReadOnlyList<JudgmentRule>> Judgments = new(
        JudgmentsShape.Kind, spec => spec.Data.Judgments)
    {
        Name = "judgments",
        Text =
            "What is relevant to a query, by name: passage_id for the passages with the query's passage id, row for the query's own. The first is the primary.",
    };

    private static readonly Key<ExperimentSpec, ModelSource> Model = new(ModelShape.Kind, spec => spec.Model)
    {
        Name = "model",
        Text = "The base model.",
        Replaces = true,
    };

    private static readonly Key<ExperimentSpec, IReadOnlyList<int>> Dimensions =
        new(new ListKind<int>("a list of sizes", WholeNumberKind.Positive), spec => spec.Dimensions)
        {
            Name = "dimensions",
            Text = "To which sizes embeddings are cut for evaluation; the last gives the sequential score.",
        };

    private static readonly Key<ExperimentSpec, EvaluationSettings> Evaluation = new(EvaluationShape.Kind, spec => spec.Evaluation)
    {
        Name = "evaluation",
        Text = "What is measured, and when.",
    };

    private static readonly Key<ExperimentSpec, TrainingSettings> Training = new(TrainingShape.Kind, spec => spec.Training)
    {
        Name = "training",
        Text = "How the model is tuned.",
    };

    private static readonly Key<ExperimentSpec, string?> Published = new(TextKind.File.OrNull(), spec => spec.Published, null)
    {
        Name = "published",
        Text = "A CSV file beside the spec with the figures that others published.",
        Class = KeyClass.Judging,
        IsRequiredOfCommitted = true,
    };

    private static readonly Key<ExperimentSpec, SampleQueries?> Samples = new(SamplesShape.Kind.OrNull(), spec => spec.Samples, null)
    {
        Name = "samples",
        Text = "Queries whose results the report shows.",
    };

    private static readonly Key<ExperimentSpec, SimilarityTexts?> Similarity = new(
        SimilarityShape.Kind.OrNull(), spec => spec.Similarity, null)
    {
        Name = "similarity",
        Text = "Texts whose cosines the report shows.",
    };

    private static readonly Key<ExperimentSpec, IReadOnlyList<FigureName.Score>> Gate = new(
        new ListKind<FigureName.Score>(
            "a list of figures",
            new TextKind<FigureName.Score>("a retrieval figure as STAGE.DIMENSION.METRIC", ParseScore, figure => figure.ToString())),
        spec => spec.Gate,
        [])
    {
        Name = "gate",
        Text = "Figures that must not drop against a baseline; * stands for all dimensions.",
        Class = KeyClass.Judging,
    };

    private static readonly Key<ExperimentSpec, string?> Report = new(ReportShape.Kind, spec => spec.ReportProfile, null)
    {
        Name = "report",
        Text = "What the experiment's report shows.",
        Class = KeyClass.Judging,
    };

    private static readonly Key<ExperimentSpec, IReadOnlyList<FigureBand>> Bands = new(BandsShape.Kind, spec => spec.Bands, [])
    {
        Name = BandsName,
        Text = "What the figures must be; * stands for all dimensions.",
        Class = KeyClass.Judging,
        Replaces = true,
    };

    /// <summary>The keys that a profile may override; the others belong to the experiment as a whole.</summary>
    public static IReadOnlyList<Key<ExperimentSpec>> OfProfiles { get; } =
        [Arithmetics, Data, Corpus, Judgments, Model, Dimensions, Evaluation, Training, Samples, Similarity, Gate, Bands];

    /// <summary>A spec whose profile's name is not filled in.</summary>
    public static MappingKind<ExperimentSpec> Kind { get; } = new(
        [Name, Title, Arithmetics, Data, Corpus, Judgments, Model, Dimensions, Evaluation, Training, Published, Samples, Similarity, Gate, Report, Bands],
        values => new ExperimentSpec
        {
            Name = Name.From(values),
            Title = Title.From(values),
            Profile = "",
            Arithmetic = Arithmetics.From(values),
            Data = Data.From(values) with { Corpus = Corpus.From(values), Judgments = Judgments.From(values) },
            Model = Model.From(values),
            Dimensions = Dimensions.From(values),
            Evaluation = Evaluation.From(values),
            Training = Training.From(values),
            Published = Published.From(values),
            Samples = Samples.From(values),
            Similarity = Similarity.From(values),
            Gate = Gate.From(values),
            ReportProfile = Report.From(values),
            Bands = Bands.From(values),
        })
    {
        Beside = [ProfilesName],
    };

    private static FigureName.Score ParseScore(string text) =>
        FigureName.Parse(text) as FigureName.Score ?? throw new FormatException($"\"{text}\" is another figure.");
}

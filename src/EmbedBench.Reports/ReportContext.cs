using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Values;
using EmbedBench.Results;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Published;
using EmbedBench.Results.Records;

namespace EmbedBench.Reports;

/// <summary>A run as blocks see it.</summary>
internal sealed class ReportContext
{
    /// <summary>What a cell shows where there is no value.</summary>
    public const string Absent = "–";

    /// <summary>The level of the tests.</summary>
    public const double SignificanceLevel = 0.05;

    private readonly Dictionary<FigureMetric, Dictionary<int, PairedResult?>> _compared = [];

    /// <param name="record">The run.</param>
    /// <param name="published">What others published of its experiment.</param>
    /// <param name="pairedTests">The tests, or null to go without.</param>
    public ReportContext(RunRecord record, IReadOnlyList<PublishedFigure>? published = null, IPairedTests? pairedTests = null)
    {
        Record = record;
        Published = published ?? [];
        PairedTests = pairedTests;
        IEnumerable<FigureName.Score> scores = Run.Figures.Keys.OfType<FigureName.Score>().Where(score => score.Stage == FigureStage.Base);
        Dimensions = [.. scores.Select(score => score.Dimension.Size).OfType<int>().Distinct().OrderDescending()];
        Metrics = [.. MetricTitle.InOrder(scores.Select(score => score.Metric).Distinct())];
        Primary = Run.PerQuery.Keys.OfType<FigureName.Score>()
            .Select(score => score.Metric).Order().FirstOrDefault() ?? FigureMetric.Parse("ndcg@10");
    }

    public RunRecord Record { get; }

    /// <summary>The record's part that figures come from.</summary>
    public DeterministicPart Run => Record.Deterministic;

    public IReadOnlyList<PublishedFigure> Published { get; }

    public IPairedTests? PairedTests { get; }

    /// <summary>The sizes that embeddings were cut to, largest first.</summary>
    public IReadOnlyList<int> Dimensions { get; }

    /// <summary>In the order of tables.</summary>
    public IReadOnlyList<FigureMetric> Metrics { get; }

    /// <summary>The metric that the experiment is judged by: that of its values query by query.</summary>
    public FigureMetric Primary { get; }

    public bool IsTuned => Record.Stage == RunStage.Tuned;

    /// <summary>The figure as a table shows it, or a dash where the run has none of that name.</summary>
    public Span Show(FigureName figure, string? format = null) => Record.Find(figure) is double value
        ? NumberSpan.Of(value, format ?? FigureFormats.Of(figure), figure)
        : Absent;

    public Span Score(FigureStage stage, int dimension, FigureMetric metric) =>
        Show(new FigureName.Score(stage, FigureDimension.Of(dimension), metric));

    public Span Gain(int dimension, FigureMetric metric, bool inPercent) =>
        Show(new FigureName.Gain(inPercent, FigureDimension.Of(dimension), metric));

    /// <summary>The paired tests of base and tuned model, or null where the record or the caller does not have what they need.</summary>
    public PairedResult? Compare(int dimension, FigureMetric metric)
    {
        if (!_compared.TryGetValue(metric, out Dictionary<int, PairedResult?>? bySize))
        {
            // Tests draw thousands of samples, and whoever asks for one dimension asks for the others.
            bySize = _compared[metric] = Dimensions.AsParallel().ToDictionary(size => size, size => CompareAnew(size, metric));
        }

        return bySize.GetValueOrDefault(dimension);
    }

    /// <summary>Whether base and tuned differ by the randomisation test, corrected over the dimensions of the metric.</summary>
    public bool IsSignificant(int dimension, FigureMetric metric)
    {
        PairedResult[] results = [.. Dimensions.Select(size => Compare(size, metric)).OfType<PairedResult>()];
        if (results.Length < Dimensions.Count)
            return false;
        IReadOnlyList<double> corrected = PairedTests!.Adjust([.. results.Select(result => result.RandomisationPValue)]);
        return corrected[Dimensions.ToList().IndexOf(dimension)] < SignificanceLevel;
    }

    /// <summary>The 95 % interval of a mean over the queries, or null where there are no values by query or no tests.</summary>
    public (double Lower, double Upper)? MeanInterval(FigureName.Score score) =>
        Run.PerQuery.TryGetValue(score, out IReadOnlyDictionary<string, double>? values) && values.Count > 1
            ? PairedTests?.MeanInterval(values)
            : null;

    private PairedResult? CompareAnew(int dimension, FigureMetric metric)
    {
        var tuned = new FigureName.Score(FigureStage.Tuned, FigureDimension.Of(dimension), metric);
        bool found = Run.PerQuery.TryGetValue(tuned with { Stage = FigureStage.Base }, out IReadOnlyDictionary<string, double>? before);
        found &= Run.PerQuery.TryGetValue(tuned, out IReadOnlyDictionary<string, double>? after);
        return found && before!.Count > 1 ? PairedTests?.Compare(before, after!) : null;
    }
}

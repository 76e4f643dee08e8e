using EmbedBench.Reports.Publishing;
using EmbedBench.Reports.Values;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;

namespace EmbedBench.Reports.Site;

/// <summary>A metric of a report at a dimension, as the index lists it.</summary>
internal sealed record SiteIndexRow
{
    /// <summary>The file of the report's page.</summary>
    public required string Page { get; init; }

    public required string Experiment { get; init; }

    public required string Profile { get; init; }

    public required string Metric { get; init; }

    /// <summary>Dimension, base, tuned, difference and change.</summary>
    public required IReadOnlyList<string> Numbers { get; init; }

    /// <summary>How many bands of the run held.</summary>
    public required string Bands { get; init; }

    public static IEnumerable<SiteIndexRow> Of(PublishedReport report)
    {
        RunRecord record = report.Record;
        var context = new ReportContext(record);
        int held = record.Verdicts.Count(verdict => verdict.Held);
        string bands = record.Verdicts.Count == 0 ? "none" : FormattableString.Invariant($"{held} of {record.Verdicts.Count} held");
        return from metric in context.Metrics
               from size in context.Dimensions
               select new SiteIndexRow
               {
                   Page = SitePage.FileOf(report),
                   Experiment = record.Deterministic.Experiment,
                   Profile = record.Deterministic.Profile,
                   Metric = MetricTitle.Of(metric),
                   Numbers =
                   [
                       NumberFormat.Format(size, "0")!, context.Score(FigureStage.Base, size, metric).Text,
                       context.Score(FigureStage.Tuned, size, metric).Text, context.Gain(size, metric, inPercent: false).Text,
                       context.Gain(size, metric, inPercent: true).Text,
                   ],
                   Bands = bands,
               };
    }
}

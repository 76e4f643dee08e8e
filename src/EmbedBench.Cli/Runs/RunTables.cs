using System.Globalization;
using EmbedBench.Cli.Output;
using EmbedBench.Experiments.Specs;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;
using EmbedBench.Results.Verdicts;
using EmbedBench.Retrieval.Metrics;

namespace EmbedBench.Cli.Runs;

/// <summary>What a person reads of a run's record on a screen.</summary>
internal static class RunTables
{
    /// <summary>All metrics at the first dimension, base beside tuned.</summary>
    public static ResultTable Metrics(RunRecord record, ExperimentSpec spec) => Compare(
        "metric",
        record,
        spec.Evaluation.Metrics.Select(metric => (metric.ToString(), FigureDimension.Of(spec.Dimensions[0]), metric)));

    /// <summary>The primary metric at all dimensions, base beside tuned.</summary>
    public static ResultTable Dimensions(RunRecord record, ExperimentSpec spec) => Compare(
        "dimension",
        record,
        spec.Dimensions.Select(size => (size.ToString(CultureInfo.InvariantCulture), FigureDimension.Of(size), spec.Evaluation.Primary)));

    public static ResultTable Verdicts(IEnumerable<Verdict> verdicts) => new(
        [new(""), new("")],
        [.. verdicts.Select(verdict => new Cell[] { Mark(verdict), new(verdict.Describe()) })]);

    private static Cell Mark(Verdict verdict) => verdict switch
    {
        { Held: true } => new Cell("held", Tone.Good),
        { OnlyWarns: true } => new Cell("warning"),
        _ => new Cell("FAILED", Tone.Bad),
    };

    private static ResultTable Compare(
        string heading, RunRecord record, IEnumerable<(string Label, FigureDimension Dimension, MetricName Metric)> rows)
    {
        return new ResultTable(
            [new(heading), Number("base"), Number("tuned"), Number("gain"), Number("gain %")],
            [.. rows.Select(row => Row(row.Label, row.Dimension, FigureMetric.Parse(row.Metric.ToString())))]);

        static ResultColumn Number(string name) => new(name, IsNumber: true);

        Cell[] Row(string label, FigureDimension dimension, FigureMetric metric) =>
        [
            new(label),
            Value(new FigureName.Score(FigureStage.Base, dimension, metric), "0.0000"),
            Value(new FigureName.Score(FigureStage.Tuned, dimension, metric), "0.0000"),
            Value(new FigureName.Gain(InPercent: false, dimension, metric), "+0.0000;-0.0000;0.0000"),
            Value(new FigureName.Gain(InPercent: true, dimension, metric), "+0.0;-0.0;0.0"),
        ];

        Cell Value(FigureName figure, string format) => new(record.Find(figure)?.ToString(format, CultureInfo.InvariantCulture) ?? "");
    }
}

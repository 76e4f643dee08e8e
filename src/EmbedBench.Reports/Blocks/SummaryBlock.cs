using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Values;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;
using EmbedBench.Results.Verdicts;

namespace EmbedBench.Reports.Blocks;

/// <summary>What a reader wants to know first: what was done, what came out, how sure it is, how to make it again.</summary>
internal sealed class SummaryBlock : IReportBlock
{
    public string Name => "summary";

    public IReadOnlyList<string> Options => ["metric", "dimension"];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        FigureMetric metric = options.Metric("metric");
        int dimension = options.Dimension("dimension", context.Dimensions.FirstOrDefault(1));
        return
        [
            new ReportElement.Points(
            [
                Point("Done", Done(context)),
                Point("Result", Result(context, metric, dimension)),
                Point("Certainty", [.. Certainty(context, metric, dimension), .. Bands(context)]),
                Point("Again", [new Span(Rerun.Command(context.Run), SpanStyle.Code), $"; {Rerun.Promise(context.Run)}"]),
            ]),
        ];
    }

    private static IReadOnlyList<Span> Point(string word, IEnumerable<Span> spans) => [new Span(word, SpanStyle.Strong), ": ", .. spans];

    private static IEnumerable<Span> Done(ReportContext context)
    {
        string verb = context.IsTuned ? "fine-tuned on" : "evaluated, with";
        return
        [
            RunSettings.Model(context.Run), $" {verb} ", context.Show(FigureName.OfRun.DataTrain),
            $" pairs{(context.IsTuned ? "" : " set apart for training")}, ",
            context.Show(FigureName.OfRun.DataTest), " queries held out; profile ", new Span(context.Run.Profile, SpanStyle.Code),
            context.Run.OnGpu ? $", on {context.Run.Device}." : $", {context.Run.Arithmetic} arithmetic.",
        ];
    }

    private static IEnumerable<Span> Result(ReportContext context, FigureMetric metric, int dimension)
    {
        Span before = context.Score(FigureStage.Base, dimension, metric);
        Span[] at = [MetricTitle.Of(metric), " at ", NumberSpan.Count(dimension), " dimensions "];
        if (!context.IsTuned)
            return [.. at, "of the base model is ", before, "."];
        return
        [
            .. at, "went from ", before, " to ", context.Score(FigureStage.Tuned, dimension, metric).Strong(), " (",
            context.Gain(dimension, metric, inPercent: false),
            ", ", context.Gain(dimension, metric, inPercent: true), ").",
        ];
    }

    private static IEnumerable<Span> Certainty(ReportContext context, FigureMetric metric, int dimension)
    {
        if (context.Compare(dimension, metric) is { } result)
        {
            yield return "the 95 % interval of that difference is ";
            yield return NumberSpan.Of(result.Interval.Lower, NumberFormat.Difference);
            yield return " to ";
            yield return NumberSpan.Of(result.Interval.Upper, NumberFormat.Difference);
            yield return $" (bootstrap; {context.PairedTests!.Method}); ";
        }

        var figure = new FigureName.Score(context.IsTuned ? FigureStage.Tuned : FigureStage.Base, FigureDimension.Of(dimension), metric);
        if (context.Run.Ties.TryGetValue(figure, out TieBounds? bounds))
        {
            Span lowest = NumberSpan.Of(bounds.Lowest, NumberFormat.Score);
            Span highest = NumberSpan.Of(bounds.Highest, NumberFormat.Score);
            yield return bounds.Lowest == bounds.Highest
                ? "no order among equal scores changes it; "
                : $"another order among equal scores could move the score from {lowest.Text} to {highest.Text}; ";
        }
    }

    private static IEnumerable<Span> Bands(ReportContext context)
    {
        IReadOnlyList<Verdict> verdicts = context.Record.Verdicts;
        int held = verdicts.Count(verdict => verdict.Held);
        return verdicts.Count == 0
            ? ["this profile holds its figures to no band."]
            : [NumberSpan.Count(held), " of ", NumberSpan.Count(verdicts.Count), $" bands {(held == 1 ? "holds" : "hold")}."];
    }
}

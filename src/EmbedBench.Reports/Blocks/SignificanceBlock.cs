using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Values;
using EmbedBench.Results.Figures;

namespace EmbedBench.Reports.Blocks;

/// <summary>The paired tests of base and tuned at each dimension, p-values of the randomisation corrected for their number.</summary>
internal sealed class SignificanceBlock : IReportBlock
{
    /// <summary>Smaller p-values are only said to be below it.</summary>
    private const double Smallest = 0.0001;

    public string Name => "significance";

    public IReadOnlyList<string> Options => ["metric"];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        FigureMetric metric = options.Metric("metric");
        if (!context.IsTuned)
            return Remarks.NotTuned;
        (int Size, PairedResult Result)[] results =
        [
            .. from size in context.Dimensions
               let result = context.Compare(size, metric)
               where result is not null
               select (size, result),
        ];
        if (results.Length == 0)
            return [Remarks.Say("The record has no values by query to test.")];
        IReadOnlyList<double> adjusted = context.PairedTests!.Adjust([.. results.Select(pair => pair.Result.RandomisationPValue)]);
        return
        [
            new ReportElement.Table
            {
                Name = Name,
                Caption = $"Paired tests of {MetricTitle.Of(metric)}, tuned minus base",
                Columns =
                [
                    Column.Numeric("Dimension"), Column.Numeric("Difference"), Column.Numeric("95 % interval"), Column.Numeric("p, t-test"),
                    Column.Numeric("p, Wilcoxon"),
                    Column.Numeric("p, randomisation"), Column.Numeric("p, corrected"), Column.Numeric("Better"), Column.Numeric("Worse"),
                    Column.Numeric("Same"),
                ],
                Rows = [.. results.Select((pair, index) => Row(context, pair.Size, metric, pair.Result, adjusted[index]))],
            },
            Remarks.Say(
                $"Intervals: {context.PairedTests.Method}. The corrected p-values are Holm's over the dimensions. With this many queries a "
                + $"true difference of {Score(results.Max(pair => pair.Result.SmallestDetectable))} would be found four times in five."),
        ];
    }

    private static IReadOnlyList<Span> Row(ReportContext context, int size, FigureMetric metric, PairedResult result, double adjusted) =>
    [
        NumberSpan.Of(size, "0"),
        context.Gain(size, metric, inPercent: false),
        $"{Difference(result.Interval.Lower)}\u00a0to\u00a0{Difference(result.Interval.Upper)}",
        PValue(result.StudentPValue),
        PValue(result.WilcoxonPValue),
        PValue(result.RandomisationPValue),
        PValue(adjusted),
        NumberSpan.Count(result.Queries.Wins),
        NumberSpan.Count(result.Queries.Losses),
        NumberSpan.Count(result.Queries.Ties),
    ];

    private static Span PValue(double probability) =>
        new(probability < Smallest ? $"<\u00a0{Score(Smallest)}" : Score(probability)) { Value = probability };

    private static string Score(double value) => NumberFormat.Format(value, NumberFormat.Score)!;

    private static string Difference(double value) => NumberFormat.Format(value, NumberFormat.Difference)!;
}

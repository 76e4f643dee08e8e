using System.Globalization;
using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Plots;
using EmbedBench.Reports.Values;
using EmbedBench.Results.Figures;
using OxyPlot;

namespace EmbedBench.Reports.Blocks;

/// <summary>A metric over the dimensions, base and tuned, with the 95 % intervals of the means where there are values by query.</summary>
internal sealed class PlotDimensionsBlock : IReportBlock
{
    /// <summary>How far the models stand apart, so that their intervals do not cover each other.</summary>
    private const double Shift = 0.04;

    public string Name => "plot-dimensions";

    public IReadOnlyList<string> Options => ["metric"];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        FigureMetric metric = options.Metric("metric");
        if (!context.IsTuned)
            return Remarks.NotTuned;
        int[] sizes = [.. context.Dimensions.Reverse()];
        LevelPoint[] before = Points(context, FigureStage.Base, metric, sizes);
        LevelPoint[] after = Points(context, FigureStage.Tuned, metric, sizes);
        if (before.Length == 0 || before.Length != after.Length)
            return [Remarks.Say("The run has not the figures of this plot.")];
        string title = $"{MetricTitle.Of(metric)} by dimension";
        return
        [
            new ReportPlot
            {
                Name = $"dimensions-{FileNames.Of(metric)}",
                Title = title,
                Measure = "mean over the test queries",
                HasLegend = true,
                Description = $"{Describe("The base model", before)} {Describe("The tuned model", after)}",
                Build = theme => Build(theme, sizes, before, after),
                Hints = [.. Hints("base", before, -Shift), .. Hints("tuned", after, Shift)],
            }.Draw(),
        ];
    }

    private static LevelPoint[] Points(ReportContext context, FigureStage stage, FigureMetric metric, int[] sizes) =>
    [
        .. from place in Enumerable.Range(0, sizes.Length).AsParallel().AsOrdered()
           let figure = new FigureName.Score(stage, FigureDimension.Of(sizes[place]), metric)
           let value = context.Record.Find(figure)
           where value is not null
           select new LevelPoint(place, sizes[place], value.Value, context.MeanInterval(figure)),
    ];

    private static PlotModel Build(PlotTheme theme, int[] sizes, LevelPoint[] before, LevelPoint[] after)
    {
        PlotModel model = PlotFrame.Create(theme);
        model.Axes.Add(
            PlotFrame.Words(theme, "components of an embedding", [.. sizes.Select(size => size.ToString(CultureInfo.InvariantCulture))]));
        model.Axes.Add(PlotFrame.Vertical(theme, "0.00"));
        (ModelLook Look, LevelPoint[] Points, double Shift)[] models =
            [(PlotFrame.BaseLook(theme), before, -Shift), (PlotFrame.TunedLook(theme), after, Shift)];
        foreach ((ModelLook look, LevelPoint[] points, double shift) in models)
        {
            foreach (LevelPoint point in points.Where(point => point.Interval is not null))
                model.Series.Add(PlotFrame.Whisker(look, point.Place + shift, point.Interval!.Value.Lower, point.Interval.Value.Upper));
            model.Series.Add(PlotFrame.Line(look, points.Select(point => new DataPoint(point.Place + shift, point.Value))));
        }

        return model;
    }

    private static string Describe(string who, LevelPoint[] points) => points.Length == 1
        ? $"{who} is at {Text(points[0].Value)} with {Text(points[0])} components."
        : $"{who} goes from {Text(points[0].Value)} at {Text(points[0])} components to {Text(points[^1].Value)} at {Text(points[^1])}.";

    private static IEnumerable<PlotHint> Hints(string who, LevelPoint[] points, double shift) => points.Select(point => new PlotHint(
        point.Place + shift,
        point.Value,
        $"{who}, {Text(point)}: {Text(point.Value)}{(point.Interval is var (lower, upper) ? $" ({Text(lower)} to {Text(upper)})" : "")}"));

    private static string Text(double value) => NumberFormat.Format(value, NumberFormat.Score)!;

    private static string Text(LevelPoint point) => point.Size.ToString(CultureInfo.InvariantCulture);

    /// <param name="Place">On the horizontal axis.</param>
    /// <param name="Size">Components of an embedding.</param>
    /// <param name="Value">Mean over the queries.</param>
    /// <param name="Interval">Of that mean, or null.</param>
    private sealed record LevelPoint(int Place, int Size, double Value, (double Lower, double Upper)? Interval);
}

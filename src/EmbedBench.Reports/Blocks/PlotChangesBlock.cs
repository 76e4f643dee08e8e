using System.Globalization;
using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Plots;
using EmbedBench.Reports.Values;
using EmbedBench.Results.Figures;
using OxyPlot;
using OxyPlot.Series;

namespace EmbedBench.Reports.Blocks;

/// <summary>What tuning changed query by query, from the greatest loss to the greatest gain.</summary>
internal sealed class PlotChangesBlock : IReportBlock
{
    public string Name => "plot-changes";

    public IReadOnlyList<string> Options => ["metric", "dimension"];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        FigureMetric metric = options.Metric("metric");
        int dimension = options.Dimension("dimension", context.Dimensions.FirstOrDefault(1));
        if (!context.IsTuned)
            return Remarks.NotTuned;
        double[] changes = [.. QueryChanges.Of(context, dimension, metric).Select(change => change.Difference).Order()];
        if (changes.Length == 0)
            return [Remarks.Say("The record has no values by query for this plot.")];
        int better = changes.Count(change => change > 0);
        int worse = changes.Count(change => change < 0);
        string title = FormattableString.Invariant($"Change of {MetricTitle.Of(metric)} at {dimension} dimensions, query by query");
        return
        [
            new ReportPlot
            {
                Name = FormattableString.Invariant($"changes-{FileNames.Of(metric)}-{dimension}"),
                Title = title,
                Measure = "tuned minus base",
                Description = $"Of {Text(changes.Length)} queries {Text(better)} are better with the tuned model, {Text(worse)} worse "
                    + $"and {Text(changes.Length - better - worse)} the same.",
                Build = theme => Build(theme, changes),
                Hints = [.. Deciles(changes.Length).Select(place => new PlotHint(place, changes[place], Hint(place, changes)))],
            }.Draw(),
        ];
    }

    private static PlotModel Build(PlotTheme theme, double[] changes)
    {
        PlotModel model = PlotFrame.Create(theme);
        model.Axes.Add(PlotFrame.Horizontal(theme, "queries, from the greatest loss to the greatest gain"));
        model.Axes.Add(PlotFrame.Vertical(theme, "0.##"));
        var worse = new AreaSeries { Color = theme.Base, Fill = theme.Base, StrokeThickness = 1, ConstantY2 = 0 };
        var better = new AreaSeries { Color = theme.Tuned, Fill = theme.Tuned, StrokeThickness = 1, ConstantY2 = 0 };
        foreach ((int place, double change) in changes.Index())
        {
            worse.Points.Add(new DataPoint(place, Math.Min(change, 0)));
            better.Points.Add(new DataPoint(place, Math.Max(change, 0)));
        }

        model.Series.Add(worse);
        model.Series.Add(better);
        return model;
    }

    private static IEnumerable<int> Deciles(int count) => Enumerable.Range(0, 11).Select(part => part * (count - 1) / 10).Distinct();

    private static string Hint(int place, double[] changes) =>
        $"query {Text(place + 1)} of {Text(changes.Length)}: {NumberFormat.Format(changes[place], NumberFormat.Difference)}";

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}

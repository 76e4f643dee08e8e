using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Plots;
using EmbedBench.Reports.Values;
using OxyPlot;

namespace EmbedBench.Reports.Blocks;

/// <summary>How the cosines of the test queries and their relevant passages are spread, base and tuned, in classes of 0.05.</summary>
internal sealed class PlotSimilarityBlock : IReportBlock
{
    private const int ClassesOfOne = 20;

    public string Name => "plot-similarity";

    public IReadOnlyList<string> Options => [];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        if (!context.IsTuned)
            return Remarks.NotTuned;
        double[] before = Values(context, "base");
        double[] after = Values(context, "tuned");
        if (before.Length == 0 || after.Length == 0)
            return [Remarks.Say("The record has no similarities by query.")];
        (int Class, int Base, int Tuned)[] classes = Classes(before, after);
        return
        [
            new ReportPlot
            {
                Name = "similarity",
                Title = "Similarity of queries and their relevant passages",
                Measure = "queries in a class of 0.05",
                HasLegend = true,
                Description =
                    $"The mean cosine is {Text(before.Average())} with the base model and {Text(after.Average())} with the tuned one.",
                Build = theme => Build(theme, classes),
                Hints =
                [
                    .. classes.Select(count => Hint(count.Class, count.Base, "base")),
                    .. classes.Select(count => Hint(count.Class, count.Tuned, "tuned")),
                ],
            }.Draw(),
        ];
    }

    private static double[] Values(ReportContext context, string stage) =>
        [.. context.Run.Queries.Values.Where(query => query.Similarity.ContainsKey(stage)).Select(query => query.Similarity[stage])];

    private static (int Class, int Base, int Tuned)[] Classes(double[] before, double[] after)
    {
        int first = Math.Min(before.Min(ClassOf), after.Min(ClassOf));
        int last = Math.Max(before.Max(ClassOf), after.Max(ClassOf));
        return [.. Enumerable.Range(first, last - first + 1).Select(number => (number, CountIn(before, number), CountIn(after, number)))];
    }

    private static int CountIn(double[] cosines, int number) => cosines.Count(cosine => ClassOf(cosine) == number);

    private static int ClassOf(double cosine) => (int)Math.Floor(cosine * ClassesOfOne);

    private static PlotModel Build(PlotTheme theme, (int Class, int Base, int Tuned)[] classes)
    {
        PlotModel model = PlotFrame.Create(theme);
        model.Axes.Add(PlotFrame.Horizontal(theme, "cosine"));
        model.Axes.Add(PlotFrame.Vertical(theme, "0"));
        model.Series.Add(
            PlotFrame.Line(PlotFrame.BaseLook(theme), classes.Select(count => new DataPoint(Middle(count.Class), count.Base))));
        model.Series.Add(
            PlotFrame.Line(PlotFrame.TunedLook(theme), classes.Select(count => new DataPoint(Middle(count.Class), count.Tuned))));
        return model;
    }

    private static double Middle(int number) => (number + 0.5) / ClassesOfOne;

    private static PlotHint Hint(int number, int count, string who) => new(
        Middle(number), count,
        FormattableString.Invariant($"{who}, {(double)number / ClassesOfOne:0.00} to {(number + 1.0) / ClassesOfOne:0.00}: {count}"));

    private static string Text(double value) => NumberFormat.Format(value, NumberFormat.Score)!;
}

using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Plots;
using EmbedBench.Reports.Values;
using EmbedBench.Results;
using EmbedBench.Results.Records;
using OxyPlot;
using OxyPlot.Series;

namespace EmbedBench.Reports.Blocks;

/// <summary>The loss of each step of the training.</summary>
internal sealed class PlotLossBlock : IReportBlock
{
    private const int MostHints = 40;

    public string Name => "plot-loss";

    public IReadOnlyList<string> Options => [];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        IReadOnlyList<TrainingStep> steps = context.Run.Steps;
        if (context.Record.Stage < RunStage.Train || steps.Count == 0)
            return [Remarks.Say("This run stopped before training.")];
        int stride = Math.Max(1, steps.Count / MostHints);
        return
        [
            new ReportPlot
            {
                Name = "loss",
                Title = "Training loss",
                Measure = "mean over the step's batch",
                Description = $"Over {NumberFormat.Format(steps.Count, NumberFormat.Count)} steps the loss goes from "
                    + $"{Text(steps[0].Loss)} to {Text(steps[^1].Loss)}.",
                Build = theme => Build(theme, steps),
                Hints = [.. steps.Where((_, index) => index % stride == 0).Select(Hint)],
            }.Draw(),
        ];
    }

    private static PlotModel Build(PlotTheme theme, IReadOnlyList<TrainingStep> steps)
    {
        PlotModel model = PlotFrame.Create(theme);
        model.Axes.Add(PlotFrame.Horizontal(theme, "epoch"));
        model.Axes.Add(PlotFrame.Vertical(theme, "0.###"));
        var line = new LineSeries { Color = theme.Tuned, StrokeThickness = 1.5 };
        line.Points.AddRange(steps.Select(step => new DataPoint(step.Epoch, step.Loss)));
        model.Series.Add(line);
        return model;
    }

    private static PlotHint Hint(TrainingStep step) =>
        new(step.Epoch, step.Loss, FormattableString.Invariant($"step {step.Step}: {Text(step.Loss)}"));

    private static string Text(double loss) => NumberFormat.Format(loss, NumberFormat.Score)!;
}

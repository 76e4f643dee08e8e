using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Values;
using EmbedBench.Results;
using EmbedBench.Results.Records;

namespace EmbedBench.Reports.Blocks;

/// <summary>The training curve as a table of <c>rows</c> steps, evenly spread from the first to the last.</summary>
internal sealed class TrainingBlock : IReportBlock
{
    public string Name => "training";

    public IReadOnlyList<string> Options => ["rows"];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        int count = options.Number("rows", 11);
        if (context.Record.Stage < RunStage.Train || context.Run.Steps.Count == 0)
            return [Remarks.Say("This run stopped before training.")];
        return
        [
            new ReportElement.Table
            {
                Name = Name,
                Caption = "Loss, gradient norm and learning rate on the way",
                Columns =
                [
                    Column.Numeric("Step"), Column.Numeric("Epoch"), Column.Numeric("Loss"), Column.Numeric("Gradient norm"),
                    Column.Numeric("Learning rate"),
                ],
                Rows = [.. Spread(context.Run.Steps, count).Select(Row)],
            },
        ];
    }

    private static IEnumerable<TrainingStep> Spread(IReadOnlyList<TrainingStep> steps, int count)
    {
        int rows = Math.Min(count, steps.Count);
        return Enumerable.Range(0, rows)
            .Select(row => steps[rows == 1 ? steps.Count - 1 : (int)((long)row * (steps.Count - 1) / (rows - 1))]);
    }

    private static IReadOnlyList<Span> Row(TrainingStep step) =>
    [
        NumberSpan.Count(step.Step), NumberSpan.Of(step.Epoch, "0.00"), NumberSpan.Of(step.Loss, NumberFormat.Score),
        NumberSpan.Of(step.GradientNorm, "0.00"), NumberSpan.Of(step.LearningRate, NumberFormat.Digits),
    ];
}

using System.Globalization;
using EmbedBench.Cli.Output;
using EmbedBench.Datasets;
using EmbedBench.Encoders;
using EmbedBench.Experiments.Runner;
using EmbedBench.Experiments.Specs;
using EmbedBench.Results.Figures;
using EmbedBench.Training;

namespace EmbedBench.Cli.Runs;

/// <summary>Shows a run while it goes on: a line a stage, progress in between, and the primary metric of each evaluation.</summary>
internal sealed class RunDisplay(CommandOutput output, ExperimentSpec spec) : IRunObserver
{
    private readonly LoadingDisplay _loading = new(output.Progress);
    private bool _isTraining;

    public void Begin(string stage, string? detail)
    {
        _isTraining = false;
        output.Message(detail is null ? stage : $"{stage}: {detail}");
        output.Progress.Begin(stage);
    }

    public void Loading(DataProgress progress) => _loading.Report(progress);

    public void Encoding(EncodeProgress progress) => output.Progress.Report(progress.Tokens, progress.TotalTokens, "tokens");

    public void Training(TrainingProgress progress)
    {
        // An evaluation between two steps has taken over the display.
        if (!_isTraining)
            output.Progress.Begin("train");
        _isTraining = true;
        string loss = progress.Last.Loss.ToString("0.0000", CultureInfo.InvariantCulture);
        output.Progress.Report(progress.Last.Step, progress.Steps, "steps", $"loss {loss}");
    }

    public void Evaluated(FigureStage stage, IReadOnlyDictionary<FigureName, double> figures)
    {
        FigureMetric primary = FigureMetric.Parse(spec.Evaluation.Primary.ToString());
        IEnumerable<string> values =
            from dimension in spec.Dimensions
            let name = new FigureName.Score(stage, FigureDimension.Of(dimension), primary)
            where figures.ContainsKey(name)
            select string.Create(CultureInfo.InvariantCulture, $"{figures[name]:0.0000} ({dimension})");
        output.Message($"  {stage}: {primary} {string.Join(", ", values)}");
    }

    public void Warn(string message) => output.Message($"warning: {message}");
}

using EmbedBench.Datasets;
using EmbedBench.Encoders;
using EmbedBench.Experiments.Runner;
using EmbedBench.Results.Figures;
using EmbedBench.Training;

namespace EmbedBench.ExperimentTests;

/// <summary>Says while a run goes on where it is: diagnostic messages are what a person sees during a long test.</summary>
internal sealed class LiveObserver(string experiment) : IRunObserver
{
    private int _step;

    public void Begin(string stage, string? detail) => Send(detail is null ? stage : $"{stage}: {detail}");

    public void Loading(DataProgress progress)
    {
    }

    public void Encoding(EncodeProgress progress)
    {
    }

    public void Training(TrainingProgress progress)
    {
        // About ten messages a run.
        if (progress.Last.Step * 10 / progress.Steps == _step)
            return;
        _step = progress.Last.Step * 10 / progress.Steps;
        Send(FormattableString.Invariant($"step {progress.Last.Step} of {progress.Steps}, loss {progress.Last.Loss:F4}"));
    }

    public void Evaluated(FigureStage stage, IReadOnlyDictionary<FigureName, double> figures)
    {
    }

    public void Warn(string message) => Send(message);

    private void Send(string message) => TestContext.Current.SendDiagnosticMessage($"{experiment}: {message}");
}

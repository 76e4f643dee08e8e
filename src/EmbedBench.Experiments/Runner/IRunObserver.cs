using EmbedBench.Datasets;
using EmbedBench.Encoders;
using EmbedBench.Results.Figures;
using EmbedBench.Training;

namespace EmbedBench.Experiments.Runner;

/// <summary>Hears how far a run is; calls may come from any thread, one at a time for each kind.</summary>
public interface IRunObserver
{
    /// <summary>A stage begins.</summary>
    /// <param name="stage">What is done, such as <c>evaluate base</c>.</param>
    /// <param name="detail">Counts worth knowing, or null.</param>
    void Begin(string stage, string? detail);

    /// <summary>Data or a model is fetched or read.</summary>
    void Loading(DataProgress progress);

    void Encoding(EncodeProgress progress);

    void Training(TrainingProgress progress);

    /// <summary>A model was evaluated.</summary>
    /// <param name="stage">Which state of it.</param>
    /// <param name="figures">Its metrics, rounded as in the record.</param>
    void Evaluated(FigureStage stage, IReadOnlyDictionary<FigureName, double> figures);

    /// <summary>Something that the user should know and that stops nothing.</summary>
    void Warn(string message);
}

using EmbedBench.Datasets;
using EmbedBench.Datasets.Rows;
using EmbedBench.Datasets.Sources;
using EmbedBench.Datasets.Splits;
using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Specs;
using EmbedBench.Hub;
using EmbedBench.Training;

namespace EmbedBench.Cli.Runs;

/// <summary>What a run would do, as far as it is known without the network.</summary>
/// <param name="TrainingRows">Pairs to train on.</param>
/// <param name="Queries">Queries of the evaluations.</param>
/// <param name="Passages">Passages that are searched; null where only a fingerprint is known.</param>
/// <param name="Steps">Optimizer steps of the whole training.</param>
/// <param name="Data">The data, where it is on this machine.</param>
internal sealed record RunForecast(int TrainingRows, int Queries, int? Passages, int Steps, Dataset? Data)
{
    /// <summary>From the data where it is on this machine, else from its fingerprint; null where neither tells.</summary>
    /// <exception cref="InvalidDataException">The data is here, and malformed or not what the fingerprint says.</exception>
    public static RunForecast? Make(Experiment experiment, ExperimentSpec spec, string? dataDirectory, CancellationToken cancel)
    {
        if (LoadHere(experiment, spec, dataDirectory, cancel) is { } data)
            return Of(spec, data.Split, data);
        if (spec.Data.Fingerprint is not { } fingerprint || spec.Data.Limit is RowLimit.Passages)
            return null;
        int rows = spec.Data.Limit is RowLimit.Rows limit ? Math.Min(limit.Count, fingerprint.Rows) : fingerprint.Rows;
        return Of(spec, SplitRules.Apply(spec.Data.Split, rows, experiment.Folder), data: null);
    }

    private static RunForecast Of(ExperimentSpec spec, RowSplit split, Dataset? data) =>
        new(split.Train.Count, split.Test.Count, data?.Corpus.Count, TrainingPlan.CountSteps(spec.Training, split.Train.Count), data);

    /// <summary>The data set without touching the network, or null where that is not possible.</summary>
    private static Dataset? LoadHere(Experiment experiment, ExperimentSpec spec, string? dataDirectory, CancellationToken cancel)
    {
        if (spec.Data.Source is DataSource.Npm && (dataDirectory is null || spec.Data.Local is null))
            return null;
        try
        {
            using var hub = new HubClient(HubSettings.Read(Environment.GetEnvironmentVariable) with { Offline = true });
            return new ExperimentData(hub, dataDirectory).Load(experiment, spec, progress: null, cancel);
        }
        catch (Exception absent) when (absent is HubException or FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}

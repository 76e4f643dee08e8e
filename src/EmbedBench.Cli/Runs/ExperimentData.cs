using EmbedBench.Datasets;
using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Specs;
using EmbedBench.Hub;

namespace EmbedBench.Cli.Runs;

/// <summary>Loads the data of experiments.</summary>
/// <param name="hub">Fetches what lies on the hub.</param>
/// <param name="localFolder">The user's own copies, or null.</param>
internal sealed class ExperimentData(HubClient hub, string? localFolder)
{
    /// <inheritdoc cref="DatasetLoader.LoadAsync"/>
    public Dataset Load(Experiment experiment, ExperimentSpec spec, IProgress<DataProgress>? progress, CancellationToken cancel)
    {
        var places = new DataPlaces { Experiment = spec.Name, SpecFolder = experiment.Folder, LocalFolder = localFolder };
        return new DatasetLoader(hub).LoadAsync(spec.Data, places, progress, cancel).GetAwaiter().GetResult();
    }
}

using EmbedBench.Encoders;
using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Specs;
using EmbedBench.Hub;
using EmbedBench.Torch;
using EmbedBench.Torch.Devices;

namespace EmbedBench.Experiments.Runner;

/// <summary>Finds and loads the base model that a spec names.</summary>
public sealed class ModelOpener(string root, HubClient hub)
{
    /// <param name="experiment">Whose folder relative paths start from.</param>
    /// <param name="source">The model.</param>
    /// <param name="workers">The threads that it runs on.</param>
    /// <param name="placement">The device and the precision.</param>
    /// <param name="progress">Told of downloads.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The model, and the commit that was found where it comes from the hub.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FileNotFoundException">A file of the model is missing.</exception>
    /// <exception cref="InvalidDataException">A file is malformed.</exception>
    /// <exception cref="HubException">The hub, or what it sent, stands in the way.</exception>
    public (SentenceEncoder Encoder, string? Commit) Open(
        Experiment experiment, ModelSource source, Workers workers, Placement placement, IProgress<HubProgress>? progress, CancellationToken cancel)
    {
        (string folder, string? commit) = source switch
        {
            ModelSource.Embedded embedded => (EmbeddedFolder(embedded.Name), null),
            ModelSource.Folder relative => (Path.GetFullPath(Path.Combine(experiment.Folder, relative.Path)), null),
            ModelSource.Hub model => Fetch(hub, model.Repository, model.Revision, progress, cancel),
            _ => throw new ArgumentOutOfRangeException(nameof(source), source, null),
        };
        return (SentenceEncoder.Load(folder, workers, source.MaxTokens, placement), commit);
    }

    /// <summary>Brings the files of a model on the hub onto this machine.</summary>
    /// <param name="hub">The hub.</param>
    /// <param name="id">The model's name there.</param>
    /// <param name="revision">A branch, a tag or a commit; null is the newest.</param>
    /// <param name="progress">Told of downloads.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The model's folder, and the commit that was found.</returns>
    /// <exception cref="HubException">The hub, or what it sent, stands in the way.</exception>
    public static (string Folder, string Commit) Fetch(
        HubClient hub, string id, string? revision, IProgress<HubProgress>? progress, CancellationToken cancel)
    {
        string[] files = ["*.json", "*.safetensors", "*.txt"];
        HubSnapshot snapshot = hub.DownloadAsync(HubRepository.Model(id), revision ?? "", files, progress, cancel).GetAwaiter().GetResult();
        return (snapshot.Folder, snapshot.Commit);
    }

    /// <summary>A model that comes with the program: in the repository, or beside the published program.</summary>
    private string EmbeddedFolder(string name)
    {
        string inRepository = Path.Combine(root, "models", name);
        return Directory.Exists(inRepository) ? inRepository : Path.Combine(AppContext.BaseDirectory, "models", name);
    }

}

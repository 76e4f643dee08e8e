using EmbedBench.Datasets.Corpora;
using EmbedBench.Datasets.Sources.Npm;
using EmbedBench.Hub;

namespace EmbedBench.Datasets.Sources;

/// <summary>Brings the files of a <see cref="DataSource"/> onto this machine.</summary>
internal sealed class SourceOpener(HubClient hub, NpmPackages npm)
{
    /// <param name="settings">The data set.</param>
    /// <param name="places">Where its files are looked for.</param>
    /// <param name="progress">Told of downloads.</param>
    /// <param name="cancel">Stops it; what has arrived stays for the next time.</param>
    /// <exception cref="FileNotFoundException">A file is missing, or a package cannot be fetched.</exception>
    /// <exception cref="InvalidDataException">A package is another than the list says.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder is missing.</exception>
    /// <exception cref="HubException">The hub, or what it sent, stands in the way.</exception>
    public async Task<SourceFiles> OpenAsync(
        DataSettings settings, DataPlaces places, IProgress<DataProgress>? progress, CancellationToken cancel) =>
        settings.Source switch
        {
            _ when LocalFiles(settings, places) is { } local => local,
            DataSource.Folder folder => OpenFolder(folder, places),
            DataSource.Hub repository => await OpenHubAsync(repository, settings, progress, cancel),
            DataSource.Npm packages => await OpenNpmAsync(packages, places, progress, cancel),
            _ => throw new ArgumentException($"There is no source {settings.Source}.", nameof(settings)),
        };

    // Local data answers to the names of the files that it replaces.
    private static SourceFiles? LocalFiles(DataSettings settings, DataPlaces places)
    {
        if (settings.Local is not { } local || places.ExperimentFolder is not { } folder)
            return null;
        var elsewhere = new Dictionary<string, string>(StringComparer.Ordinal) { [settings.Rows.File] = Existing(folder, local.Rows) };
        if (settings.Rows.Join is { } join)
            elsewhere[join.File] = Existing(folder, local.Join ?? join.File);
        return new SourceFiles(folder, new DataOrigin($"local data {local.Rows}", null, IsPinned: true)) { Elsewhere = elsewhere };
    }

    private static string Existing(string folder, string file)
    {
        string path = Path.Combine(folder, file);
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"There is no {file} in the folder of local data {folder}.", path);
    }

    private static SourceFiles OpenFolder(DataSource.Folder source, DataPlaces places)
    {
        string beside = Path.GetFullPath(Path.Combine(places.SpecFolder, source.Path));
        string? local = places.ExperimentFolder is { } folder ? Path.GetFullPath(Path.Combine(folder, source.Path)) : null;
        string? found = Directory.Exists(beside) ? beside : Directory.Exists(local) ? local : null;
        return found is not null
            ? new SourceFiles(found, new DataOrigin($"folder {source.Path}", null, IsPinned: true))
            : throw new DirectoryNotFoundException(
                $"There is no folder {beside}"
                + (local is null ? ", and no folder of local data was named (--data DIR)." : $" and no {local}."));
    }

    private async Task<SourceFiles> OpenHubAsync(
        DataSource.Hub source, DataSettings settings, IProgress<DataProgress>? progress, CancellationToken cancel)
    {
        string?[] patterns = [settings.Rows.File, settings.Rows.Join?.File, (settings.Corpus as CorpusRule.File)?.Path];
        DownloadProgress? downloads = progress is null ? null : new DownloadProgress(progress);
        HubSnapshot snapshot = await hub.DownloadAsync(
            HubRepository.Parse(source.Repository), source.Revision ?? "unpinned", [.. patterns.OfType<string>()], downloads, cancel);
        return new SourceFiles(snapshot.Folder, new DataOrigin($"hub {source.Repository}", snapshot.Commit, source.Revision is not null))
        {
            Names = snapshot.Files,
        };
    }

    private async Task<SourceFiles> OpenNpmAsync(
        DataSource.Npm source, DataPlaces places, IProgress<DataProgress>? progress, CancellationToken cancel)
    {
        string chunks = source.Extract switch
        {
            NpmExtraction.CommandDocumentation =>
                await CommandChunks.ExtractAsync(Path.Combine(places.SpecFolder, source.PackagesFile), npm, progress, cancel),
            _ => throw new ArgumentException($"There is no extraction {source.Extract}.", nameof(source)),
        };
        return new SourceFiles(places.SpecFolder, new DataOrigin($"npm {source.PackagesFile}", null, IsPinned: true))
        {
            Elsewhere = new Dictionary<string, string>(StringComparer.Ordinal) { [CommandChunks.FileName] = chunks },
        };
    }

    private sealed class DownloadProgress(IProgress<DataProgress> target) : IProgress<HubProgress>
    {
        public void Report(HubProgress value) => target.Report(new DataProgress($"download {value.File}", value.Bytes, value.TotalBytes, "bytes"));
    }
}

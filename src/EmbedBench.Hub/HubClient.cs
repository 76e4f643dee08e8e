using EmbedBench.Hub.Caching;
using EmbedBench.Hub.Downloading;
using EmbedBench.Hub.Listing;
using EmbedBench.Hub.Pushing;
using EmbedBench.Hub.Transport;

namespace EmbedBench.Hub;

/// <summary>
/// Reads models and data sets from the Hugging Face hub, and writes them there. Downloads lie in the hub's own cache, which other tools
/// share. May be used by several threads at once, and the cache by several processes.
/// </summary>
/// <remarks>
/// Everything here throws <see cref="HubException"/> for what the hub or its answers bring about, <see cref="IOException"/> for the disk,
/// and <see cref="OperationCanceledException"/> once cancelled; a download that was broken off continues where it was.
/// A revision is a branch, a tag or a commit; <c>unpinned</c>, or an empty one, is the branch <c>main</c>.
/// </remarks>
public sealed class HubClient : IDisposable
{
    private const int FilesAtOnce = 4;

    private readonly HubSettings _settings;
    private readonly TimeProvider _time;
    private readonly HttpClient? _owned;
    private readonly HubTransport _transport;
    private readonly RepositoryListing _listing;

    /// <param name="settings">Where the hub and the cache are.</param>
    /// <param name="http">Sends the requests; it must not follow redirects or unpack bodies itself, nor time out. Null: one of our own.</param>
    /// <param name="time">Waits between tries go by it.</param>
    public HubClient(HubSettings settings, HttpClient? http = null, TimeProvider? time = null)
    {
        _settings = settings;
        _time = time ?? TimeProvider.System;
        _owned = http is null ? CreateHttp() : null;
        _transport = new HubTransport(http ?? _owned!, settings, _time);
        _listing = new RepositoryListing(_transport);
    }

    /// <summary>The commit that a revision is now; offline, the one it was when it was last downloaded. A commit is itself, unasked.</summary>
    public async Task<string> ResolveAsync(HubRepository repository, string revision, CancellationToken cancel)
    {
        HubPlace place = Place(repository, revision);
        if (RepositoryCache.IsCommit(place.Revision!))
            return place.Revision!;
        return _settings.Offline
            ? new RepositoryCache(repository, _settings).CommitOf(place.Revision!) ?? throw NotCached(place, "this revision")
            : await _listing.CommitOfAsync(place, cancel);
    }

    /// <summary>The files of a revision, in ordinal order of their paths.</summary>
    public async Task<IReadOnlyList<HubFile>> ListAsync(HubRepository repository, string revision, CancellationToken cancel)
    {
        string commit = await ResolveAsync(repository, revision, cancel);
        return await FilesAsync(new RepositoryCache(repository, _settings), new(repository, commit), cancel)
            ?? throw NotCached(Place(repository, revision), "the list of its files");
    }

    /// <summary>Puts files of a revision into the cache, those that are not there yet, and says where they lie.</summary>
    /// <param name="repository">Where they are.</param>
    /// <param name="revision">Which state of it.</param>
    /// <param name="patterns">
    /// Exact paths, each of which must exist, and patterns: <c>*</c> any characters (also <c>/</c>), <c>?</c> one, <c>folder/</c> all under
    /// it. All together must name a file; an empty list names every file.
    /// </param>
    /// <param name="progress">Told some ten times a second.</param>
    /// <param name="cancel">Stops it; what has arrived stays for the next call.</param>
    public async Task<HubSnapshot> DownloadAsync(
        HubRepository repository, string revision, IReadOnlyList<string> patterns, IProgress<HubProgress>? progress, CancellationToken cancel)
    {
        HubPlace asked = Place(repository, revision);
        var cache = new RepositoryCache(repository, _settings);
        string commit = await ResolveAsync(repository, revision, cancel);
        if (await FilesAsync(cache, new(repository, commit), cancel) is not { } files)
            return Cached(cache, asked, commit, patterns);

        IReadOnlyList<HubFile> chosen = FilePatterns.Choose(files, file => file.Path, patterns, out string? missing);
        if (missing is not null)
            throw NotListed(asked, missing);
        if (_settings.Offline && chosen.FirstOrDefault(file => !cache.Holds(commit, file)) is { } absent)
            throw NotCached(asked, absent.Path);

        var meter = new ProgressMeter(progress, chosen.Sum(file => file.Size), _time);
        await Parallel.ForEachAsync(
            chosen,
            new ParallelOptions { MaxDegreeOfParallelism = FilesAtOnce, CancellationToken = cancel },
            async (file, token) =>
                await new FileDownload(_transport, cache, new(repository, commit, file.Path), file, meter, _time).RunAsync(token));
        // Only now: offline, a branch must not point to a snapshot that never became complete.
        cache.SetCommit(asked.Revision!, commit);
        return new HubSnapshot(repository, commit, cache.SnapshotFolder(commit), [.. chosen.Select(file => file.Path)]);
    }

    /// <summary>Makes one commit of files, where the branch does not have them as they are.</summary>
    /// <param name="repository">Where they go; it must exist, unless the options say to make it.</param>
    /// <param name="files">Contents by path; other files of the repository stay as they are.</param>
    /// <param name="options">Message, branch, and whether to make the repository.</param>
    /// <param name="progress">Told some ten times a second.</param>
    /// <param name="cancel">Stops it; before the commit, nothing of a push is visible.</param>
    public async Task<HubCommit> PushAsync(
        HubRepository repository, IReadOnlyList<HubUpload> files, HubPushOptions options, IProgress<HubProgress>? progress, CancellationToken cancel)
    {
        HubPlace place = Place(repository, options.Branch);
        if (_settings.Offline)
            throw new HubException(HubErrorKind.Offline, $"{place}: a push needs the network, and HF_HUB_OFFLINE is set: run it without.");
        if (_settings.Token is null)
            throw new HubException(HubErrorKind.Unauthorized, $"{place}: a push needs a token: set HF_TOKEN to one that may write there.");
        return await new Push(_transport, _listing, place, options).RunAsync(files, new ProgressMeter(progress, files.Sum(file => file.Size), _time), cancel);
    }

    public void Dispose() => _owned?.Dispose();

    private static HttpClient CreateHttp()
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(15) };
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static HubPlace Place(HubRepository repository, string revision)
    {
        string name = revision is "" or "unpinned" ? "main" : revision;
        return RepositoryPath.IsSafe(name) ? new HubPlace(repository, name)
            : throw new HubException(HubErrorKind.Refused, $"{repository}: '{OneLine.Of(name)}' is no revision: name a branch, a tag or a commit.");
    }

    /// <summary>The files of a commit; null where the cache alone must do and has no list of them.</summary>
    private async Task<IReadOnlyList<HubFile>?> FilesAsync(RepositoryCache cache, HubPlace commit, CancellationToken cancel)
    {
        CachedTree? tree = cache.Trees.Read(commit.Revision!);
        if (tree is null && _settings.Offline)
            return null;
        if (tree is not null)
            return FileList.Create(tree, commit);
        tree = await _listing.TreeAsync(commit, cancel);
        IReadOnlyList<HubFile> files = FileList.Create(tree, commit);
        cache.Trees.Write(commit.Revision!, tree);
        return files;
    }

    // Older tools keep no list of a commit's files: then what lies there is all that is known of it.
    private HubSnapshot Cached(RepositoryCache cache, HubPlace asked, string commit, IReadOnlyList<string> patterns)
    {
        IReadOnlyList<string> chosen = FilePatterns.Choose(cache.FilesOf(commit), path => path, patterns, out string? missing);
        return missing is null && chosen.Count > 0
            ? new HubSnapshot(asked.Repository, commit, cache.SnapshotFolder(commit), chosen)
            : throw NotCached(asked, missing ?? "any file");
    }

    private static HubException NotListed(HubPlace asked, string missing) =>
        new(HubErrorKind.NotFound, $"{asked}: it has no file {OneLine.Of(missing)}: check the name, and whether the revision is the right one.");

    private HubException NotCached(HubPlace asked, string what) =>
        new(HubErrorKind.Offline, $"{asked}: {OneLine.Of(what)} is not in the cache ({_settings.Cache}), and HF_HUB_OFFLINE is set: "
            + "run once without it, with a network, or copy the cache of a machine that has it.");
}

using System.Text.RegularExpressions;
using EmbedBench.Shared;

namespace EmbedBench.Hub.Caching;

/// <summary>
/// One repository's folder in the hub's cache: <c>blobs/HASH</c> hold contents, <c>snapshots/COMMIT/path</c> link to them (relative links,
/// or copies), <c>refs/REVISION</c> name the commit of a branch or tag, <c>trees/COMMIT.json</c> list a commit's files.
/// </summary>
internal sealed partial class RepositoryCache
{
    private readonly HubRepository _repository;
    private readonly HubSettings _settings;
    private readonly string _folder;

    public RepositoryCache(HubRepository repository, HubSettings settings)
    {
        (_repository, _settings) = (repository, settings);
        _folder = Path.Combine(Path.GetFullPath(settings.Cache), repository.CacheFolder);
        Trees = new TreeCache(Path.Combine(_folder, "trees"));
    }

    public TreeCache Trees { get; }

    public static bool IsCommit(string revision) => Commit().IsMatch(revision);

    /// <summary>The commit that a branch or tag had when it was last downloaded, or null.</summary>
    public string? CommitOf(string revision)
    {
        string path = ReferencePath(revision);
        return File.Exists(path) && File.ReadAllText(path).Trim() is { } commit && IsCommit(commit) ? commit : null;
    }

    /// <summary>Notes the commit of a branch or tag; untouched where it is noted already, so that a cache without write access can be used.</summary>
    public void SetCommit(string revision, string commit)
    {
        if (!IsCommit(revision) && CommitOf(revision) != commit)
            AtomicFile.WriteText(ReferencePath(revision), commit);
    }

    public string SnapshotFolder(string commit) => Path.Combine(_folder, "snapshots", commit);

    public string BlobPath(ContentHash hash) => Path.Combine(_folder, "blobs", hash.Hex);

    public string LockPath(ContentHash hash) =>
        Path.Combine(Path.GetFullPath(_settings.Cache), ".locks", _repository.CacheFolder, $"{hash.Hex}.lock");

    /// <summary>Whether the snapshot has the file, complete (its size; the hash was verified when it came).</summary>
    public bool Holds(string commit, HubFile file) => HasSize(SnapshotPath(commit, file.Path), file.Size);

    public bool HoldsBlob(HubFile file) => HasSize(BlobPath(file.Hash), file.Size);

    /// <summary>All files that a snapshot has, in ordinal order; for commits whose list of files is not in the cache.</summary>
    public IReadOnlyList<string> FilesOf(string commit)
    {
        string folder = SnapshotFolder(commit);
        if (!Directory.Exists(folder))
            return [];
        // A link whose blob is gone is no file that could be read.
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => File.ResolveLinkTarget(path, returnFinalTarget: true)?.Exists ?? true)
            .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal)];
    }

    /// <summary>Puts a blob that is in the cache into a snapshot, at once or not at all.</summary>
    public void Link(string commit, HubFile file)
    {
        (string target, string blob) = (SnapshotPath(commit, file.Path), BlobPath(file.Hash));
        string folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        File.Delete(target);
        if (!_settings.Links || !TryLink(target, Path.GetRelativePath(folder, blob)))
            Copy(blob, target);
    }

    private static bool TryLink(string path, string target)
    {
        try
        {
            File.CreateSymbolicLink(path, target);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            // Windows without the right to make links, or a file system that has none.
            return false;
        }
    }

    // By way of the blobs' folder: a copy that is broken off must not lie where a reader looks.
    private static void Copy(string blob, string target)
    {
        string temporary = $"{blob}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.Copy(blob, temporary);
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    // A stream tells the length of what a link links to; FileInfo tells that of the link.
    private static bool HasSize(string path, long size)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return file.Length == size;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private string SnapshotPath(string commit, string path) => Path.Combine([SnapshotFolder(commit), .. path.Split('/')]);

    private string ReferencePath(string revision) => Path.Combine([_folder, "refs", .. revision.Split('/')]);

    [GeneratedRegex(@"^[0-9a-f]{40}\z")]
    private static partial Regex Commit();
}

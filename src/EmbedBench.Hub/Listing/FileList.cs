using EmbedBench.Hub.Caching;

namespace EmbedBench.Hub.Listing;

/// <summary>Turns what a list claims about a commit's files into files that may be written on this machine.</summary>
internal static class FileList
{
    /// <summary>No repository is as large; sums of sizes stay far from the limits of a long.</summary>
    private const long LargestTotal = 1L << 56;

    /// <summary>The files in ordinal order of their paths.</summary>
    /// <exception cref="HubException">
    /// Refused: a path that leaves the folder it is put into, or that is named twice or is a folder too. Corrupt: a size or hash that none is.
    /// </exception>
    public static IReadOnlyList<HubFile> Create(CachedTree tree, HubPlace place)
    {
        var files = new List<HubFile>(tree.Files.Count);
        long total = 0;
        foreach ((string path, CachedTreeFile listed) in tree.Files)
        {
            HubFile file = Create(path, listed, place with { File = path });
            if ((total += file.Size) > LargestTotal)
                throw new HubException(HubErrorKind.Corrupt, $"{place}: the hub's list claims more bytes than any repository has.");
            files.Add(file);
        }

        files.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        CheckFolders(tree, place);
        return files;
    }

    private static HubFile Create(string path, CachedTreeFile listed, HubPlace place)
    {
        if (!RepositoryPath.IsSafe(path))
            throw new HubException(HubErrorKind.Refused, $"{place}: the hub lists a path that could leave the folder of the download; nothing of it was written.");
        long size = listed.LfsSize ?? listed.Size;
        if (ContentHash.TryParse(listed.LfsSha256 ?? listed.BlobId) is not { } hash || hash.IsSha256 != (listed.LfsSha256 is not null))
            throw new HubException(HubErrorKind.Corrupt, $"{place}: the hub lists a hash that is neither a SHA-256 nor a git blob's.");
        return size is >= 0 and <= LargestTotal ? new(path, size, hash)
            : throw new HubException(HubErrorKind.Corrupt, $"{place}: the hub lists a size of {size} bytes.");
    }

    private static void CheckFolders(CachedTree tree, HubPlace place)
    {
        foreach (string path in tree.Files.Keys)
        {
            for (int slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
            {
                if (tree.Files.ContainsKey(path[..slash]))
                    throw new HubException(HubErrorKind.Refused, $"{place with { File = path }}: the hub lists its folder as a file too.");
            }
        }
    }
}

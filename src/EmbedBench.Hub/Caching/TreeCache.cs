using System.Text.Json;
using EmbedBench.Hub.Transport;
using EmbedBench.Shared;

namespace EmbedBench.Hub.Caching;

/// <summary>The lists of files of commits seen before: what a pattern means offline, and whether a snapshot is complete.</summary>
internal sealed class TreeCache(string folder)
{
    /// <summary>The files of a commit, or null where they are not known or not in a form known here: the hub can tell them again.</summary>
    public CachedTree? Read(string commit)
    {
        string path = PathOf(commit);
        if (!File.Exists(path))
            return null;
        try
        {
            CachedTree? tree = JsonSerializer.Deserialize(File.ReadAllBytes(path), HubJson.Default.CachedTree);
            return tree?.FormatVersion == CachedTree.Format && tree.Files.Values.All(file => file is not null) ? tree : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps the files of a commit; a cache that cannot be written does without.</summary>
    public void Write(string commit, CachedTree tree)
    {
        try
        {
            AtomicFile.Write(PathOf(commit), stream => JsonSerializer.Serialize(stream, tree, HubJson.Default.CachedTree));
        }
        catch (Exception readOnly) when (readOnly is IOException or UnauthorizedAccessException)
        {
            // Everything works without; if the disk is full, the download says so.
        }
    }

    private string PathOf(string commit) => Path.Combine(folder, $"{commit}.json");
}

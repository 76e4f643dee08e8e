using System.Text;

namespace EmbedBench.Hub;

/// <summary>A file to push: where it goes in the repository, and its content.</summary>
public sealed class HubUpload
{
    private readonly Func<Stream> _open;

    private HubUpload(string path, Func<Stream> open)
    {
        (Path, _open) = (path, open);
        using Stream content = open();
        Size = content.Length;
    }

    /// <summary>Its path in the repository, parts separated by <c>/</c>.</summary>
    public string Path { get; }

    /// <summary>Bytes of its content.</summary>
    public long Size { get; }

    /// <summary>A file of this machine.</summary>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    public static HubUpload FromFile(string path, string file) => new(path, () => File.OpenRead(file));

    /// <summary>A text, in UTF-8: a card (<c>README.md</c>), for example.</summary>
    public static HubUpload FromText(string path, string text)
    {
        byte[] content = Encoding.UTF8.GetBytes(text);
        return new(path, () => new MemoryStream(content, writable: false));
    }

    /// <summary>All files under a folder but those in <c>.git</c> and <c>.cache</c>, which the hub does not take; in ordinal order.</summary>
    /// <exception cref="IOException">The folder is not there, or a file cannot be read.</exception>
    public static IReadOnlyList<HubUpload> FromFolder(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => (File: file, Path: System.IO.Path.GetRelativePath(folder, file).Replace(System.IO.Path.DirectorySeparatorChar, '/')))
            .Where(found => !IsForbidden(found.Path))
            .OrderBy(found => found.Path, StringComparer.Ordinal)
            .Select(found => FromFile(found.Path, found.File))];

    internal static bool IsForbidden(string path) => path.Split('/').Any(part => part is ".git" or ".cache");

    internal Stream Open() => _open();
}

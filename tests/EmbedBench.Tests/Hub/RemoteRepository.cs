using System.Security.Cryptography;
using System.Text;

namespace EmbedBench.Tests.Hub;

/// <summary>A repository of the <see cref="LocalHub"/>: one commit, the branch main and a tag.</summary>
internal sealed class RemoteRepository
{
    public string Commit { get; set; } = "0123456789abcdef0123456789abcdef01234567";

    public SortedDictionary<string, RemoteFile> Files { get; } = new(StringComparer.Ordinal);

    public RemoteRepository With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text), large: false);

    public RemoteRepository With(string path, byte[] content, bool large)
    {
        Files[path] = new RemoteFile(content, large);
        return this;
    }

    public bool Has(string revision) => revision == Commit || revision is "main" or "v1.0" or "refs/pr/1";
}

/// <summary>A file of a repository, in git or (large) beside it.</summary>
internal sealed record RemoteFile(byte[] Content, bool Large)
{
    public string Hash => Large ? Sha256 : GitBlob(Content);

    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Content));

    public static string GitBlob(byte[] content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes($"blob {content.Length}\0"));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

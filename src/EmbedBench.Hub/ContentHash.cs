using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace EmbedBench.Hub;

/// <summary>
/// What the hub names a file's content by: the SHA-256 of a large file (LFS), git's SHA-1 of a blob of any other. It is the ETag of the
/// file and the name of its blob in the cache.
/// </summary>
public sealed partial record ContentHash
{
    private const int Buffer = 1 << 20;

    private ContentHash(string hex) => Hex = hex;

    /// <summary>64 (SHA-256) or 40 (git blob) lower-case hexadecimal digits.</summary>
    public string Hex { get; }

    /// <summary>Whether it is the SHA-256 of the content, else git's SHA-1 of <c>"blob " + length + NUL + content</c>.</summary>
    public bool IsSha256 => Hex.Length == 64;

    public override string ToString() => (IsSha256 ? "sha256:" : "git blob ") + Hex;

    /// <summary>The hash that a text spells, or null where it spells none.</summary>
    internal static ContentHash? TryParse(string? hex) => hex is not null && Digits().IsMatch(hex) ? new(hex) : null;

    /// <summary>Whether a stream, from its position on, has <paramref name="length"/> bytes and this hash.</summary>
    internal async Task<bool> MatchesAsync(Stream content, long length, CancellationToken cancel) =>
        (IsSha256 ? await Sha256Async(content, cancel) : await GitBlobAsync(content, length, cancel)) == this;

    internal static async Task<ContentHash> Sha256Async(Stream content, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        return await ReadAsync(hash, content, cancel);
    }

    internal static async Task<ContentHash> GitBlobAsync(Stream content, long length, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {length}\0")));
        return await ReadAsync(hash, content, cancel);
    }

    private static async Task<ContentHash> ReadAsync(IncrementalHash hash, Stream content, CancellationToken cancel)
    {
        byte[] buffer = new byte[Buffer];
        int read;
        while ((read = await content.ReadAsync(buffer, cancel)) > 0)
            hash.AppendData(buffer, 0, read);
        return new(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    [GeneratedRegex(@"^(?:[0-9a-f]{40}|[0-9a-f]{64})\z")]
    private static partial Regex Digits();
}

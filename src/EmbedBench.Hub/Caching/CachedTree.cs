using System.Text.Json.Serialization;

namespace EmbedBench.Hub.Caching;

/// <summary>A commit's files as huggingface_hub keeps them in <c>trees/COMMIT.json</c>; a commit never changes, so neither does this.</summary>
internal sealed record CachedTree(
    [property: JsonPropertyName("format_version")] int FormatVersion,
    [property: JsonPropertyName("files")] IReadOnlyDictionary<string, CachedTreeFile> Files)
{
    public const int Format = 1;
}

/// <summary>What the hub tells of a file; a large one has its content's SHA-256 and size beside the hash of the pointer that git keeps.</summary>
internal sealed record CachedTreeFile(
    [property: JsonPropertyName("size")] long Size,
    [property: JsonPropertyName("blob_id")] string BlobId,
    [property: JsonPropertyName("lfs_sha256")] string? LfsSha256 = null,
    [property: JsonPropertyName("lfs_size")] long? LfsSize = null,
    [property: JsonPropertyName("xet_hash")] string? XetHash = null);

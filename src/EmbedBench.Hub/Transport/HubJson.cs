using System.Text.Json.Serialization;
using EmbedBench.Hub.Caching;

namespace EmbedBench.Hub.Transport;

/// <summary>The JSON documents of the hub and of its cache. A missing or null member that a record requires is a JsonException.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(RevisionDocument))]
[JsonSerializable(typeof(TreeEntry[]))]
[JsonSerializable(typeof(CachedTree))]
internal sealed partial class HubJson : JsonSerializerContext;

internal sealed record ErrorDocument(string? Error = null);

/// <summary>What a revision is: only the commit matters here.</summary>
internal sealed record RevisionDocument(string Sha);

/// <summary>One entry of a revision's tree; a large file has its SHA-256 and size under <c>lfs</c>.</summary>
internal sealed record TreeEntry(string Type, string Path, string Oid, long Size = 0, LargeFile? Lfs = null, string? XetHash = null);

internal sealed record LargeFile(string Oid, long Size);

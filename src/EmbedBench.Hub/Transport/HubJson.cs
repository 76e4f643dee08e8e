using System.Text.Json.Serialization;
using EmbedBench.Hub.Caching;
using EmbedBench.Hub.Listing;
using EmbedBench.Hub.Pushing;

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
[JsonSerializable(typeof(PreuploadQuestion))]
[JsonSerializable(typeof(PreuploadAnswer))]
[JsonSerializable(typeof(NewRepository))]
[JsonSerializable(typeof(LargeFileQuestion))]
[JsonSerializable(typeof(LargeFileAnswer))]
[JsonSerializable(typeof(LargeFile))]
[JsonSerializable(typeof(UploadedParts))]
[JsonSerializable(typeof(CommitAnswer))]
internal sealed partial class HubJson : JsonSerializerContext;

/// <summary>The hub's own words about an error.</summary>
internal sealed record ErrorDocument(string? Error = null);

/// <summary>A large file as Git LFS names it: the SHA-256 of its content, and its size.</summary>
internal sealed record LargeFile(string Oid, long Size);

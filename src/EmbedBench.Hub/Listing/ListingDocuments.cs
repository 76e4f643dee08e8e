using EmbedBench.Hub.Transport;

namespace EmbedBench.Hub.Listing;

/// <summary>What a revision is: only the commit matters here.</summary>
internal sealed record RevisionDocument(string Sha);

/// <summary>One entry of a revision's tree; a large file has its SHA-256 and size under <c>lfs</c>.</summary>
internal sealed record TreeEntry(string Type, string Path, string Oid, long Size = 0, LargeFile? Lfs = null, string? XetHash = null);

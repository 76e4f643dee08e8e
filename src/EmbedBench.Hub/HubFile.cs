namespace EmbedBench.Hub;

/// <summary>A file of one commit, as the hub lists it.</summary>
/// <param name="Path">Its path in the repository, parts separated by <c>/</c>; never absolute, never with <c>..</c>.</param>
/// <param name="Size">Bytes of its content.</param>
/// <param name="Hash">Names its content.</param>
public sealed record HubFile(string Path, long Size, ContentHash Hash);

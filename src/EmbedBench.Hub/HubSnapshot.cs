namespace EmbedBench.Hub;

/// <summary>Files of one commit, on this machine.</summary>
/// <param name="Repository">Where they are from.</param>
/// <param name="Commit">The commit, 40 hexadecimal digits: what a record notes, whatever revision was asked for.</param>
/// <param name="Folder">The snapshot's folder in the cache; files lie under it as in the repository.</param>
/// <param name="Files">Those asked for, paths relative to the folder with <c>/</c>, in ordinal order.</param>
public sealed record HubSnapshot(HubRepository Repository, string Commit, string Folder, IReadOnlyList<string> Files);

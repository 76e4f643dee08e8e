namespace EmbedBench.Hub;

/// <summary>What a push came to.</summary>
/// <param name="Repository">Where it went.</param>
/// <param name="Commit">The commit, 40 hexadecimal digits.</param>
/// <param name="Address">Its page.</param>
/// <param name="ChangedFiles">Files that it changed; with 0 there was nothing to change, and the commit is the one that was there.</param>
public sealed record HubCommit(HubRepository Repository, string Commit, Uri Address, int ChangedFiles);

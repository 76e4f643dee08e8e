namespace EmbedBench.Datasets.Sources;

/// <summary>Where a data set came from, without a path of this machine.</summary>
/// <param name="Description">For example <c>hub datasets/OWNER/NAME</c> or <c>local data FILE</c>.</param>
/// <param name="Commit">The commit of a hub's data set that was read, 40 hexadecimal digits; null for other sources.</param>
/// <param name="IsPinned">Whether the same data will be found again: false for a hub's data set without a revision.</param>
public sealed record DataOrigin(string Description, string? Commit, bool IsPinned);

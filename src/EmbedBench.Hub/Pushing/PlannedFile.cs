namespace EmbedBench.Hub.Pushing;

/// <summary>A file that a commit will change.</summary>
/// <param name="Upload">Path and content.</param>
/// <param name="Hash">SHA-256 of one that is stored as a large file, git's blob hash of one that travels in the commit.</param>
internal sealed record PlannedFile(HubUpload Upload, ContentHash Hash)
{
    public bool IsLarge => Hash.IsSha256;
}

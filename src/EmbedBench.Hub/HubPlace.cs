namespace EmbedBench.Hub;

/// <summary>What an error is about: the repository, and as far as known the revision and the file.</summary>
internal sealed record HubPlace(HubRepository Repository, string? Revision = null, string? File = null)
{
    public override string ToString() => Repository
        + (Revision is null ? "" : $", revision {OneLine.Of(Revision)}") + (File is null ? "" : $", file {OneLine.Of(File)}");
}

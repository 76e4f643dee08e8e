namespace EmbedBench.Datasets.Sources;

/// <summary>Where a data set's files come from: a closed set, as the spec's <c>source:</c> names it.</summary>
public abstract record DataSource
{
    private DataSource()
    {
    }

    /// <summary>
    /// A folder: <paramref name="Path"/> relative to the spec, or, where the spec's folder has none of that name, to the experiment's
    /// folder of local data. <c>folder: PATH</c>
    /// </summary>
    public sealed record Folder(string Path) : DataSource;

    /// <summary>
    /// A data set of the Hugging Face hub, <c>hub: datasets/OWNER/NAME</c>, at a commit; <paramref name="Revision"/> null is
    /// <c>revision: unpinned</c>.
    /// </summary>
    public sealed record Hub(string Repository, string? Revision) : DataSource;

    /// <summary>
    /// Pinned npm packages, listed in <paramref name="PackagesFile"/> beside the spec, from which rows are extracted into a file of
    /// their own. <c>npm: FILE, extract: RULE</c>
    /// </summary>
    public sealed record Npm(string PackagesFile, NpmExtraction Extract) : DataSource;
}

/// <summary>What is taken out of npm packages.</summary>
public enum NpmExtraction
{
    /// <summary>
    /// The documentation of each client command, as rows <c>{id, text}</c> of <c>chunks.jsonl</c>. <c>command-documentation</c>
    /// </summary>
    CommandDocumentation,
}

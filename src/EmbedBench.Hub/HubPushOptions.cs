namespace EmbedBench.Hub;

/// <summary>How a push becomes a commit.</summary>
public sealed record HubPushOptions
{
    /// <summary>First line of the commit's message.</summary>
    public required string Summary { get; init; }

    /// <summary>The rest of the commit's message.</summary>
    public string Description { get; init; } = "";

    /// <summary>The branch that gets the commit; it must exist.</summary>
    public string Branch { get; init; } = "main";

    /// <summary>Make the repository where it does not exist.</summary>
    public bool Create { get; init; }

    /// <summary>Whether only its owner sees a repository that is made.</summary>
    public bool Private { get; init; }
}

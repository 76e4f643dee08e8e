namespace EmbedBench.Hub;

/// <summary>The hub, or what it sent, stands in the way; the message is one sentence with repository, revision, file and what to do.</summary>
public sealed class HubException(HubErrorKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What the user can do about it.</summary>
    public HubErrorKind Kind { get; } = kind;

    /// <summary>Whether the same request may well succeed a moment later.</summary>
    internal bool IsTransient { get; init; }

    /// <summary>How long the hub asks to wait before the next request.</summary>
    internal TimeSpan? RetryAfter { get; init; }
}

namespace EmbedBench.Hub;

/// <summary>Why the hub could not serve, and so what the user can do about it.</summary>
public enum HubErrorKind
{
    /// <summary>No such repository, revision or file, or the token may not see it: check the name.</summary>
    NotFound,

    /// <summary>A token is missing, wrong, or lacks a right: set one, or accept the repository's conditions.</summary>
    Unauthorized,

    /// <summary>Offline mode, and the cache does not hold it: fetch it once with the network.</summary>
    Offline,

    /// <summary>What arrived is not what was announced; nothing of it was kept: try again.</summary>
    Corrupt,

    /// <summary>The hub did not answer, also not to the repeated requests: try later.</summary>
    Unavailable,

    /// <summary>The request, or what the hub asks of us, is not acceptable: change the request.</summary>
    Refused,
}

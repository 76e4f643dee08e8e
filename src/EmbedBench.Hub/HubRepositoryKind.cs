namespace EmbedBench.Hub;

/// <summary>The two kinds of repository that experiments use; each has addresses and a cache folder of its own.</summary>
public enum HubRepositoryKind
{
    /// <summary>A model: <c>models--org--name</c> in the cache, no prefix in an address.</summary>
    Model,

    /// <summary>A data set: <c>datasets--org--name</c> in the cache, <c>datasets/</c> before the name in an address.</summary>
    Dataset,
}

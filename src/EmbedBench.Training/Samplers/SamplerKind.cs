namespace EmbedBench.Training.Samplers;

/// <summary>How the rows of an epoch are put into batches.</summary>
public enum SamplerKind
{
    /// <summary>In the order of the rows.</summary>
    Sequential,

    /// <summary>A permutation of torch's generator, seeded seed + epoch.</summary>
    Random,

    /// <summary>As random, and no text stands twice in a batch.</summary>
    NoDuplicates,
}

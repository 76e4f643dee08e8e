namespace EmbedBench.Results.Records;

/// <summary>What a run was made of and what it made: SHA-256 digests, 64 lower-case hexadecimal digits each.</summary>
public sealed record RunHashes
{
    /// <summary>Of the resolved spec's keys that decide figures.</summary>
    public required string Spec { get; init; }

    /// <summary>Of the rows.</summary>
    public required string Data { get; init; }

    /// <summary>Of the training and test rows in their order.</summary>
    public required string Split { get; init; }

    /// <summary>Of the base model's weights and configuration.</summary>
    public required string Model { get; init; }

    public required string Tokenizer { get; init; }

    /// <summary>Of the test queries in their order.</summary>
    public required string Queries { get; init; }

    /// <summary>Of the primary judgments.</summary>
    public required string Judgments { get; init; }

    /// <summary>Of the kept model's weights, or null where the run did not tune.</summary>
    public string? TunedWeights { get; init; }

    /// <summary>Of the embeddings of corpus and queries by the base model.</summary>
    public required string BaseEmbeddings { get; init; }

    /// <summary>The same by the kept model, or null where the run did not get there.</summary>
    public string? TunedEmbeddings { get; init; }
}

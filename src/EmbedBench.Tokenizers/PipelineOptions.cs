namespace EmbedBench.Tokenizers;

/// <summary>What is asked of a <see cref="Pipeline"/>.</summary>
internal sealed record PipelineOptions
{
    /// <summary>No further word is looked at once there are so many tokens; the last one may bring more.</summary>
    public int Limit { get; init; } = int.MaxValue;

    /// <summary>Whether the text is normalized.</summary>
    public bool Normalizes { get; init; } = true;

    /// <summary>Whether the text is cut into words; if not it is one.</summary>
    public bool PreTokenizes { get; init; } = true;

    /// <summary>Whether tokens get their places in the normalized text.</summary>
    public bool KeepsPlaces { get; init; }
}

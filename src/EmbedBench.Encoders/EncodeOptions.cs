namespace EmbedBench.Encoders;

/// <summary>How texts are encoded; of these only the prompt and the dimension change the embeddings.</summary>
public sealed record EncodeOptions
{
    /// <summary>Put before each text; its tokens are pooled too.</summary>
    public string Prompt { get; init; } = "";

    /// <summary>Keep this many leading values and normalize again, or null for all.</summary>
    public int? Dimension { get; init; }

    /// <summary>
    /// Tokens a block, at least 1; a longer text is a block of its own. Null is what suits the device: 2,048 on a processor, 32,768 on a GPU,
    /// where the padding counts.
    /// </summary>
    public int? BlockTokens { get; init; }
}

/// <summary>How far an encoding is.</summary>
/// <param name="Texts">Texts done.</param>
/// <param name="TotalTexts">Texts asked for.</param>
/// <param name="Tokens">Tokens done.</param>
/// <param name="TotalTokens">Tokens of all texts, after truncation.</param>
public readonly record struct EncodeProgress(int Texts, int TotalTexts, long Tokens, long TotalTokens);

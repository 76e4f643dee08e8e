namespace EmbedBench.Encoders.Pooling;

/// <summary>How a text's hidden states become one vector.</summary>
public enum PoolingMode
{
    /// <summary>Mean over the tokens.</summary>
    Mean,

    /// <summary>The first token.</summary>
    Cls,

    /// <summary>Largest value over the tokens, each dimension its own.</summary>
    Max,

    /// <summary>Sum over the tokens, divided by the square root of their number.</summary>
    MeanSquareRootLength,

    /// <summary>The last token.</summary>
    LastToken,
}

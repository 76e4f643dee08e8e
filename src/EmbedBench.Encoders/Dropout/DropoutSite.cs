namespace EmbedBench.Encoders.Dropout;

/// <summary>A place in a forward pass that drops values in training.</summary>
/// <param name="Kind">What the mask covers.</param>
/// <param name="Rate">Probability that a value is dropped, 0 to below 1.</param>
/// <param name="Size">Values a token, or heads.</param>
public readonly record struct DropoutSite(DropoutKind Kind, double Rate, int Size);

/// <summary>What a mask covers, and so its shape in the padded forward pass of the Python library.</summary>
public enum DropoutKind
{
    /// <summary>Values of tokens: <c>[texts, longest, size]</c>.</summary>
    Tokens,

    /// <summary>Attention probabilities: <c>[texts, size, longest, longest]</c>.</summary>
    Attention,
}

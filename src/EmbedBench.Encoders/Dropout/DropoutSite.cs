namespace EmbedBench.Encoders.Dropout;

/// <summary>A place in a forward pass that drops values in training.</summary>
/// <param name="Kind">What the mask covers.</param>
/// <param name="Rate">Probability that a value is dropped, 0 to below 1.</param>
public readonly record struct DropoutSite(DropoutKind Kind, double Rate);

/// <summary>What a mask covers, and so its shape in the padded forward pass of the Python library.</summary>
public enum DropoutKind
{
    /// <summary>Values of tokens: <c>[texts, longest, width]</c>.</summary>
    Tokens,

    /// <summary>Attention probabilities: <c>[texts, heads, longest, longest]</c>.</summary>
    Attention,
}

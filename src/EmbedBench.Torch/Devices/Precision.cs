namespace EmbedBench.Torch.Devices;

/// <summary>
/// The type of matrix products and attention, as PyTorch's autocast chooses it; weights, norms, softmax, pooling and loss stay float32.
/// </summary>
public enum Precision
{
    Float32,

    /// <summary>Float32's range with 8 significant bits.</summary>
    BFloat16,

    /// <summary>11 significant bits up to 65,504: training scales its loss, so that small gradients survive.</summary>
    Float16,
}

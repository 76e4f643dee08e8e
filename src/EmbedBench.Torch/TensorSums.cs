using TorchSharp;
using static TorchSharp.torch;

namespace EmbedBench.Torch;

/// <summary>
/// Sums of tensors. TorchSharp's <c>+</c>, <c>add</c> and <c>add_</c> make a scalar for the second term's weight of 1 and let go of it before
/// libtorch has read it: where the garbage collector comes in between, the sum fails or has another weight. Here the weight stays.
/// </summary>
public static class TensorSums
{
    private static readonly Scalar One = 1;

    /// <summary>x + y, of shapes that broadcast.</summary>
    public static Tensor Plus(this Tensor x, Tensor y) => x.add(y, One);

    /// <summary>x + y, the same number for every value.</summary>
    public static Tensor Plus(this Tensor x, Scalar y) => x.add(y, One);

    /// <summary>Adds y to x in place.</summary>
    public static void Increase(this Tensor x, Tensor y) => x.add_(y, One);
}

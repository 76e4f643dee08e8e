using static TorchSharp.torch;

namespace EmbedBench.Torch.Safetensors;

/// <summary>Weights are numbers: one NaN would turn every embedding into NaN, far from its cause.</summary>
public static class FiniteValues
{
    /// <summary>Checks that <paramref name="tensor"/> holds neither NaN nor an infinity.</summary>
    /// <param name="tensor">Of a floating-point type, any shape.</param>
    /// <param name="name">Its name, for the message.</param>
    /// <param name="file">The file it was read from, for the message.</param>
    /// <exception cref="InvalidDataException">It does; the message has the place of the first.</exception>
    public static void Require(Tensor tensor, string name, string file)
    {
        // A sum that is finite has finite summands, and costs a fraction of looking at each.
        using (Tensor sum = tensor.sum())
        {
            if (double.IsFinite(Value(sum)))
                return;
        }

        using Tensor finite = tensor.isfinite();
        using Tensor bad = finite.logical_not().view(-1).nonzero();
        if (bad.size(0) == 0)
            return;
        using Tensor first = bad[0, 0];
        long place = first.item<long>();
        using Tensor value = tensor.view(-1)[place];
        throw new InvalidDataException(FormattableString.Invariant(
            $"{file}: tensor '{name}' holds {Value(value)} at element {place}, and {bad.size(0)} of {tensor.numel()} values are no finite numbers."));
    }

    private static double Value(Tensor number)
    {
        using Tensor wide = number.to(ScalarType.Float64);
        return wide.item<double>();
    }
}

using static TorchSharp.torch;

namespace EmbedBench.Torch.Safetensors;

/// <summary>What is done with a part of a tensor's memory.</summary>
/// <param name="part">The bytes, for reading or writing.</param>
/// <param name="offset">Of the first of them within the tensor.</param>
internal delegate void TensorPart(Span<byte> part, long offset);

/// <summary>The memory of tensors of any size, in parts that fit a span.</summary>
internal static class TensorBytes
{
    /// <summary>Visits the bytes of a contiguous tensor in the memory of the CPU, from first to last.</summary>
    /// <param name="tensor">Any shape.</param>
    /// <param name="visit">Called for each part in turn; not at all for a tensor without elements.</param>
    /// <param name="elementsAPart">Elements of a part: at 8 bytes each they must fit a span.</param>
    public static void Visit(Tensor tensor, TensorPart visit, long elementsAPart = 1 << 27)
    {
        long elements = tensor.numel();
        using Tensor flat = tensor.view(-1);
        for (long start = 0; start < elements; start += elementsAPart)
        {
            using Tensor part = flat.narrow(0, start, Math.Min(elementsAPart, elements - start));
            visit(part.bytes, start * tensor.element_size());
        }
    }
}

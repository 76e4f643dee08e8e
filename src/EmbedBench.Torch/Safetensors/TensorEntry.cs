using static TorchSharp.torch;

namespace EmbedBench.Torch.Safetensors;

/// <summary>A tensor of a safetensors file: what its header says, checked.</summary>
/// <param name="Name">Unique in its file.</param>
/// <param name="Type">Type of the elements as they lie in the file.</param>
/// <param name="Shape">Sizes of the dimensions, each at least 0; empty for a single number.</param>
/// <param name="Offset">First byte, counted from the start of the file.</param>
/// <param name="Length">Bytes: the product of the sizes times the bytes of an element.</param>
public sealed record TensorEntry(string Name, ScalarType Type, IReadOnlyList<long> Shape, long Offset, long Length);

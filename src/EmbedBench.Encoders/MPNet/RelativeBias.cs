using EmbedBench.Encoders.Layers;
using EmbedBench.Torch.Devices;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace EmbedBench.Encoders.MPNet;

/// <summary>
/// MPNet's learnt addition to attention scores by the distance from query to key, <c>[32, A]</c>: one table for all layers. Distances fall
/// into buckets that widen with the distance, 16 for keys at or before the query and 16 for keys behind it.
/// </summary>
internal sealed class RelativeBias : nn.Module
{
    /// <summary>Buckets in both directions.</summary>
    public const int Buckets = 32;

    [ComponentName(Name = "weight")]
    private readonly TorchSharp.Modules.Parameter _weight;

    public RelativeBias(int heads)
        : base(nameof(RelativeBias))
    {
        _weight = new TorchSharp.Modules.Parameter(empty(Buckets, heads));
        RegisterComponents();
    }

    /// <summary>The bias of the texts of a block by the length at which attention takes them, <c>[A, length, length]</c>, in the caller's scope.</summary>
    public Func<int, Tensor> Of(TokenBatch tokens)
    {
        int[] lengths = [.. tokens.AttentionLengths];
        int longest = lengths.Max();
        long[] buckets = [.. Enumerable.Range(1 - longest, (2 * longest) - 1).Select(Bucket)];
        Tensor byDistance = _weight.index_select(0, _weight.device.Stage(buckets)).t().contiguous();   // [A, 2 · longest − 1]
        Dictionary<int, Tensor> byLength = lengths.ToDictionary(length => length, length => byDistance
            .narrow(1, longest - length, (2 * length) - 1)                          // [A, 2 · length − 1], from 1 − length on
            .unfold(1, length, 1)                                                   // [A, length, length], last query first
            .flip(1));
        return length => byLength[length];
    }

    /// <summary>
    /// Distances below 8 have a bucket each; from there on it is 8 + ⌊8 · log(distance / 8) / log 16⌋, at most 15, which is
    /// 2 + ⌊log₂ distance²⌋.
    /// </summary>
    /// <param name="distance">The key's place minus the query's.</param>
    internal static long Bucket(int distance)
    {
        int size = Math.Min(Math.Abs(distance), 128);
        int bucket = size < 8 ? size : Math.Min(2 + int.Log2(size * size), 15);
        return distance > 0 ? bucket + (Buckets / 2) : bucket;
    }
}

using System.Runtime.Intrinsics;
using EmbedBench.Shared;
using static TorchSharp.torch;

namespace EmbedBench.Torch;

/// <summary>
/// PyTorch's random numbers for one run: the values that the default CPU generator gives after <c>torch.manual_seed(seed)</c>, bit for bit,
/// on every processor. Masks are those of <c>torch.nn.functional.dropout</c> on a CPU, so a run has the masks of the Python run with the
/// same seed.
/// </summary>
/// <remarks>
/// The generator is written out here and not libtorch's own: it draws masks four times as fast, its state is plain numbers, and libtorch
/// takes another path through MKL where the processor is an Intel, with other masks for the same seed.
/// </remarks>
public sealed class RandomStream(long seed)
{
    private readonly MersenneTwister _twister = new(unchecked((uint)seed));

    /// <summary>The generator's whole state, to go on from the same place later: 624 words and a place among them.</summary>
    public IReadOnlyList<uint> State
    {
        get => _twister.State;
        set => _twister.State = [.. value];
    }

    /// <summary>Advances the stream by one draw of 64 bits, as a data loader does at the start of an epoch.</summary>
    public void SkipOne() => Next64();

    /// <summary>A mask of <paramref name="shape"/>, true (kept) with probability 1 − <paramref name="rate"/>; it belongs to the caller.</summary>
    public Tensor Mask(ReadOnlySpan<long> shape, double rate)
    {
        Tensor mask = empty(shape, dtype: ScalarType.Bool).DetachFromDisposeScope();
        Bernoulli(mask.bytes, 1 - rate);
        return mask;
    }

    /// <summary>1 with the given probability, else 0: a uniform double of 53 bits below it.</summary>
    internal void Bernoulli(Span<byte> values, double probability)
    {
        // The double is (word₀ mod 2²¹ · 2³² + word₁) / 2⁵³: the comparison stays in whole numbers.
        ulong bound = (ulong)Math.Ceiling(probability * (1L << 53));
        int at = 0;
        while (at < values.Length)
        {
            ReadOnlySpan<uint> words = _twister.Ready();
            if (words.Length == 1)
            {
                values[at++] = Next64Below(bound);
                continue;
            }

            int count = Math.Min(words.Length / 2, values.Length - at);
            Compare(words[..(2 * count)], values.Slice(at, count), bound);
            _twister.Skip(2 * count);
            at += count;
        }
    }

    /// <summary>The numbers 0 … <paramref name="count"/> − 1 in the order of <c>torch.randperm(count)</c>.</summary>
    /// <param name="count">Below 2³² / 20, beyond which torch draws otherwise.</param>
    public int[] Permutation(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, (int)(uint.MaxValue / 20));
        int[] order = [.. Enumerable.Range(0, count)];
        for (int i = 0; i < count - 1; i++)
        {
            int other = i + (int)(_twister.Next() % (uint)(count - i));
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }

    /// <summary>A float32 from 0 to below 1, as <c>torch.rand</c>.</summary>
    public float Uniform() => (_twister.Next() & 0xffffff) * (1f / (1 << 24));

    /// <summary>1 where the number of a pair of words is below the bound: <c>[2 n]</c> words to <c>[n]</c> values.</summary>
    private static void Compare(ReadOnlySpan<uint> words, Span<byte> values, ulong bound)
    {
        uint highBound = (uint)(bound >> 32), lowBound = (uint)bound;
        int i = 0;
        for (; i + 8 <= values.Length; i += 8)
        {
            // The first words of eight pairs; only where one equals the bound's do the second words decide.
            Vector256<uint> high = Vector256.Narrow(
                Vector256.Create(words.Slice(2 * i, 8)).AsUInt64(),
                Vector256.Create(words.Slice((2 * i) + 8, 8)).AsUInt64()) & Vector256.Create(0x1fffffu);
            if (Vector256.EqualsAny(high, Vector256.Create(highBound)))
                break;
            Vector256<byte> below = Vector256.LessThan(high, Vector256.Create(highBound)).AsByte() & Vector256.Create(1u).AsByte();
            Vector128<ushort> narrow = Vector128.Narrow(below.AsUInt32().GetLower(), below.AsUInt32().GetUpper());
            Vector64.Narrow(narrow.GetLower(), narrow.GetUpper()).CopyTo(values.Slice(i, 8));
        }

        for (; i < values.Length; i++)
        {
            uint high = words[2 * i] & 0x1fffff;
            bool below = high < highBound || (high == highBound && words[(2 * i) + 1] < lowBound);
            values[i] = below ? (byte)1 : (byte)0;
        }
    }

    /// <summary>A double from 0 to below 1, of 53 bits: what each value of a mask is compared with.</summary>
    internal double UniformDouble() => (Next64() & ((1UL << 53) - 1)) * (1.0 / (1L << 53));

    private ulong Next64()
    {
        ulong high = _twister.Next();
        return (high << 32) | _twister.Next();
    }

    private byte Next64Below(ulong bound) => (Next64() & ((1UL << 53) - 1)) < bound ? (byte)1 : (byte)0;
}

using System.Numerics;
using System.Runtime.InteropServices;

namespace EmbedBench.Datasets.Duplicates;

/// <summary>
/// The least values of a set's members under some fixed permutations of 32-bit numbers: two sets have one in common with a probability that
/// is their Jaccard index. A. Z. Broder, <em>On the resemblance and containment of documents</em>, 1997.
/// </summary>
internal static class MinHash
{
    /// <summary>Values that make a band: texts whose values of one band are all equal are compared.</summary>
    public const int BandSize = 4;

    /// <summary>Bands a text. A pair with Jaccard index s shares none with probability (1 − s⁴)³²: 5·10⁻⁸ at 0.8.</summary>
    public const int Bands = 32;

    private static readonly uint[] Multipliers = [.. Enumerable.Range(1, Bands * BandSize).Select(i => (uint)BitMixer.Mix((ulong)i) | 1)];
    private static readonly uint[] Offsets = [.. Enumerable.Range(1, Bands * BandSize).Select(i => (uint)(BitMixer.Mix((ulong)i) >> 32))];

    /// <summary>The least value a permutation, <see cref="Bands"/> times <see cref="BandSize"/>, of a set that is not empty.</summary>
    public static uint[] Of(ShingleSet set)
    {
        var least = new uint[Bands * BandSize];
        Array.Fill(least, uint.MaxValue);
        Span<Vector<uint>> minima = MemoryMarshal.Cast<uint, Vector<uint>>(least.AsSpan());
        ReadOnlySpan<Vector<uint>> multipliers = MemoryMarshal.Cast<uint, Vector<uint>>(Multipliers.AsSpan());
        ReadOnlySpan<Vector<uint>> offsets = MemoryMarshal.Cast<uint, Vector<uint>>(Offsets.AsSpan());
        foreach (ulong hash in set.Hashes)
        {
            var member = new Vector<uint>((uint)hash);
            for (int i = 0; i < minima.Length; i++)
                minima[i] = Vector.Min(minima[i], (member * multipliers[i]) + offsets[i]);
        }

        return least;
    }
}

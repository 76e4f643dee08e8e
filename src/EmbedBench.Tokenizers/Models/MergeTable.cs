using System.Numerics;

namespace EmbedBench.Tokenizers.Models;

/// <summary>
/// From a pair of tokens to the rank of its merge: a hash table of its own, as a dictionary's hash of two packed numbers is so weak that
/// encoding took nine times as long.
/// </summary>
internal sealed class MergeTable
{
    private const ulong GoldenRatio = 0x9E3779B97F4A7C15;
    private const ulong Empty = ulong.MaxValue;

    private readonly Entry[] _entries;
    private readonly int _shift;

    /// <param name="pairs">Pairs in the order of their ranks; of two that are equal the later counts.</param>
    public MergeTable(IReadOnlyList<(int Left, int Right)> pairs)
    {
        // At most half full, so that a search that finds nothing ends soon.
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(pairs.Count, 1) * 2);
        _entries = new Entry[size];
        Array.Fill(_entries, new Entry(Empty, -1));
        _shift = 64 - BitOperations.Log2((uint)size);
        for (int rank = 0; rank < pairs.Count; rank++)
        {
            ulong pair = Pack(pairs[rank].Left, pairs[rank].Right);
            _entries[Slot(pair)] = new Entry(pair, rank);
        }
    }

    /// <summary>The rank of a pair's merge; −1 if it has none.</summary>
    public int Rank(int left, int right) => _entries[Slot(Pack(left, right))].Rank;

    // Ids are not negative, so no pair is Empty.
    private static ulong Pack(int left, int right) => ((ulong)(uint)left << 32) | (uint)right;

    private int Slot(ulong pair)
    {
        Entry[] entries = _entries;
        int slot = (int)((pair * GoldenRatio) >> _shift);
        while (entries[slot].Pair != pair && entries[slot].Pair != Empty)
            slot = (slot + 1) & (entries.Length - 1);
        return slot;
    }

    private readonly record struct Entry(ulong Pair, int Rank);
}

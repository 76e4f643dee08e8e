using System.Runtime.Intrinsics;
using EmbedBench.Retrieval.Rankings;

namespace EmbedBench.Retrieval.Search;

/// <summary>
/// The best documents of one query while scores come in: the best <paramref name="top"/> and all that tie with the last of them. The
/// outcome depends on the scores alone, not on the order in which they come.
/// </summary>
internal sealed class BestDocuments(int top, IReadOnlySet<int> excluded)
{
    // Score and document in one number, the better the smaller: see Key.
    private ulong[] _kept = new ulong[Math.Clamp(2L * top, 8, 1024)];
    private int _count;
    private float _threshold = float.NegativeInfinity;

    /// <param name="scores">Finite scores of documents that follow each other.</param>
    /// <param name="firstDocument">The number of the first of them; a smaller number wins a tie.</param>
    public void Offer(ReadOnlySpan<float> scores, int firstDocument)
    {
        int lanes = Vector256<float>.Count;
        for (int start = 0; start < scores.Length; start += lanes)
        {
            ReadOnlySpan<float> some = scores[start..Math.Min(start + lanes, scores.Length)];
            // Once the best are found, most documents are below the threshold.
            if (some.Length == lanes && !Vector256.GreaterThanOrEqualAny(Vector256.Create(some), Vector256.Create(_threshold)))
                continue;
            for (int i = 0; i < some.Length; i++)
            {
                int document = firstDocument + start + i;
                if (some[i] >= _threshold && !excluded.Contains(document))
                    Keep(Key(some[i], document));
            }
        }
    }

    /// <summary>The documents kept, best first.</summary>
    /// <param name="ids">The id of each document, by number.</param>
    public RankedDocument[] InOrder(string[] ids)
    {
        DropBelowThreshold();
        return Array.ConvertAll(_kept[.._count], key => new RankedDocument(ids[(int)(uint)key], Score(key)));
    }

    private void Keep(ulong key)
    {
        if (_count == _kept.Length)
        {
            DropBelowThreshold();
            if (_count > _kept.Length / 2)
                Array.Resize(ref _kept, checked(2 * _kept.Length));
        }

        _kept[_count++] = key;
    }

    private void DropBelowThreshold()
    {
        _kept.AsSpan(0, _count).Sort();
        if (_count <= top)
            return;
        _threshold = Score(_kept[top - 1]);
        int end = top;
        while (end < _count && Score(_kept[end]) == _threshold)
            end++;
        _count = end;
    }

    /// <summary>
    /// Orders by score descending, then document ascending: the score's bits, made ascending and turned round, above the document's.
    /// </summary>
    private static ulong Key(float score, int document)
    {
        // Adding zero makes a negative zero positive: the two are equal, and must tie.
        uint bits = BitConverter.SingleToUInt32Bits(score + 0f);
        uint ascending = (bits & 0x8000_0000) != 0 ? ~bits : bits | 0x8000_0000;
        return ((ulong)~ascending << 32) | (uint)document;
    }

    private static float Score(ulong key)
    {
        uint ascending = ~(uint)(key >> 32);
        return BitConverter.UInt32BitsToSingle((ascending & 0x8000_0000) != 0 ? ascending & 0x7FFF_FFFF : ~ascending);
    }
}

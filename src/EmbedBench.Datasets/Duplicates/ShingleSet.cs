using System.Text;

namespace EmbedBench.Datasets.Duplicates;

/// <summary>
/// A text as the set of its pieces of five characters, after lower-casing, with words (runs of letters and digits) joined by one space. A
/// shorter text is one piece; one without letters and digits has none.
/// </summary>
internal sealed class ShingleSet
{
    /// <summary>UTF-16 units a piece.</summary>
    public const int Length = 5;

    private readonly ulong[] _sorted;

    private ShingleSet(ulong[] sorted) => _sorted = sorted;

    /// <summary>The pieces, hashed to 64 bits, ascending.</summary>
    public ReadOnlySpan<ulong> Hashes => _sorted;

    public static ShingleSet Of(string text)
    {
        string words = Words(text);
        int count = words.Length == 0 ? 0 : Math.Max(1, words.Length - Length + 1);
        var hashes = new ulong[count];
        for (int i = 0; i < count; i++)
            hashes[i] = Hash(words.AsSpan(i, Math.Min(Length, words.Length)));
        Array.Sort(hashes);
        int distinct = 0;
        foreach (ulong hash in hashes)
        {
            if (distinct == 0 || hashes[distinct - 1] != hash)
                hashes[distinct++] = hash;
        }

        return new ShingleSet(hashes[..distinct]);
    }

    /// <summary>Pieces that both have as a share of those that one has, 0 to 1: the Jaccard index. 0 where neither has any.</summary>
    public double Resemblance(ShingleSet other)
    {
        int shared = 0;
        for (int i = 0, j = 0; i < _sorted.Length && j < other._sorted.Length;)
        {
            int order = _sorted[i].CompareTo(other._sorted[j]);
            if (order == 0)
                shared++;
            if (order <= 0)
                i++;
            if (order >= 0)
                j++;
        }

        int all = _sorted.Length + other._sorted.Length - shared;
        return all == 0 ? 0 : (double)shared / all;
    }

    private static string Words(string text)
    {
        var words = new StringBuilder(text.Length);
        bool isBetween = false;
        foreach (char letter in text)
        {
            // A half of a surrogate pair is a letter of some script, or a symbol worth as much.
            if (!char.IsLetterOrDigit(letter) && !char.IsSurrogate(letter))
            {
                isBetween = words.Length > 0;
                continue;
            }

            if (isBetween)
                words.Append(' ');
            isBetween = false;
            words.Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }

    private static ulong Hash(ReadOnlySpan<char> piece)
    {
        ulong hash = (ulong)piece.Length;
        foreach (char letter in piece)
            hash = BitMixer.Mix(hash ^ letter);
        return hash;
    }
}

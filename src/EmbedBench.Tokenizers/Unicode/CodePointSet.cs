namespace EmbedBench.Tokenizers.Unicode;

/// <summary>A set of code points: a bit for each below U+10000, sorted ranges beyond.</summary>
internal sealed class CodePointSet
{
    private const int BmpSize = 0x10000;

    private readonly ulong[] _bmp = new ulong[BmpSize / 64];
    private readonly int[] _starts;
    private readonly int[] _ends;

    /// <param name="ranges">First and last code points; they do not overlap.</param>
    public CodePointSet(IEnumerable<(int First, int Last)> ranges)
    {
        var beyond = new List<(int First, int Last)>();
        foreach ((int first, int last) in ranges)
        {
            for (int codePoint = first; codePoint <= Math.Min(last, BmpSize - 1); codePoint++)
                _bmp[codePoint >> 6] |= 1UL << (codePoint & 63);
            if (last >= BmpSize)
                beyond.Add((Math.Max(first, BmpSize), last));
        }

        beyond.Sort();
        _starts = [.. beyond.Select(range => range.First)];
        _ends = [.. beyond.Select(range => range.Last)];
    }

    public bool Contains(int codePoint)
    {
        if (codePoint < BmpSize)
            return (_bmp[codePoint >> 6] & (1UL << (codePoint & 63))) != 0;
        int place = Array.BinarySearch(_starts, codePoint);
        return place >= 0 || (~place > 0 && codePoint <= _ends[~place - 1]);
    }
}

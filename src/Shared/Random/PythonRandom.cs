namespace EmbedBench.Shared;

/// <summary>Python's <c>random.Random(seed)</c> for integer seeds: the same values for the same calls in the same order.</summary>
internal sealed class PythonRandom
{
    private readonly MersenneTwister _words;

    /// <param name="seed">Any integer; Python takes its absolute value.</param>
    public PythonRandom(long seed)
    {
        ulong magnitude = seed < 0 ? unchecked((ulong)-seed) : (ulong)seed;
        uint low = (uint)magnitude;
        uint high = (uint)(magnitude >> 32);
        _words = new MersenneTwister(high == 0 ? [low] : [low, high]);
    }

    /// <summary><c>random()</c>: uniform in [0, 1), 53 bits.</summary>
    public double NextDouble()
    {
        uint upper = _words.Next() >> 5;
        uint lower = _words.Next() >> 6;
        return ((upper * 67108864.0) + lower) / (1L << 53);
    }

    /// <summary><c>randrange(high)</c>: uniform in [0, <paramref name="high"/>), by drawing as many bits as it has until they lie below.</summary>
    public int NextInteger(int high)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(high);
        int shift = (int)uint.LeadingZeroCount((uint)high);
        uint value;
        do
            value = _words.Next() >> shift;
        while (value >= high);
        return (int)value;
    }

    /// <summary><c>shuffle(list)</c>.</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (int index = values.Length - 1; index > 0; index--)
        {
            int other = NextInteger(index + 1);
            (values[index], values[other]) = (values[other], values[index]);
        }
    }

    /// <summary><c>sample(range(count), size)</c>: distinct numbers below <paramref name="count"/> in the order drawn.</summary>
    public int[] Sample(int count, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, count);
        // Python keeps a list or a set, whichever is smaller by its own estimate, and the two draw differently.
        double setSize = 21 + (size > 5 ? Math.Pow(4, Math.Ceiling(Math.Log(size * 3.0) / Math.Log(4))) : 0);
        return count <= setSize ? SampleFromPool(count, size) : SampleByRejection(count, size);
    }

    private int[] SampleFromPool(int count, int size)
    {
        int[] pool = [.. Enumerable.Range(0, count)];
        int[] drawn = new int[size];
        for (int index = 0; index < size; index++)
        {
            int at = NextInteger(count - index);
            drawn[index] = pool[at];
            pool[at] = pool[count - index - 1];
        }

        return drawn;
    }

    private int[] SampleByRejection(int count, int size)
    {
        var seen = new HashSet<int>(size);
        int[] drawn = new int[size];
        for (int index = 0; index < size; index++)
        {
            do
                drawn[index] = NextInteger(count);
            while (!seen.Add(drawn[index]));
        }

        return drawn;
    }
}

namespace EmbedBench.Shared;

/// <summary>How NumPy's generators, old and new, shuffle: Fisher and Yates from the end, by 32-bit draws.</summary>
internal static class NumPyPermutation
{
    /// <summary>The numbers from 0 to <paramref name="count"/> − 1, shuffled by the words that <paramref name="next"/> gives.</summary>
    public static int[] Of(int count, Func<uint> next)
    {
        int[] values = new int[count];
        for (int index = 0; index < count; index++)
            values[index] = index;
        for (int index = count - 1; index > 0; index--)
        {
            int other = UpTo(index, next);
            (values[index], values[other]) = (values[other], values[index]);
        }

        return values;
    }

    // Draws are masked to the bits of the largest value until they do not pass it.
    private static int UpTo(int largest, Func<uint> next)
    {
        uint mask = uint.MaxValue >> (int)uint.LeadingZeroCount((uint)largest);
        uint value;
        do
            value = next() & mask;
        while (value > largest);
        return (int)value;
    }
}

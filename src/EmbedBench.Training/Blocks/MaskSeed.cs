namespace EmbedBench.Training.Blocks;

/// <summary>
/// The seed of the masks that a device draws itself: a function of the run's seed and the place in the run, so that a run that goes on, or a
/// forward pass that is made again, has the masks that it would have had.
/// </summary>
internal static class MaskSeed
{
    /// <param name="seed">The run's.</param>
    /// <param name="batch">Micro-batches of the run before this one.</param>
    /// <param name="column">The batch's column.</param>
    public static long Of(long seed, long batch, int column) =>
        (long)(Mix(Mix(Mix((ulong)seed) ^ (ulong)batch) ^ (uint)column) >> 1);

    /// <summary>Steele, Lea and Flood 2014, SplitMix64: every bit of the result depends on every bit of the number.</summary>
    private static ulong Mix(ulong number)
    {
        ulong x = number + 0x9e37_79b9_7f4a_7c15;
        x = (x ^ (x >> 30)) * 0xbf58_476d_1ce4_e5b9;
        x = (x ^ (x >> 27)) * 0x94d0_49bb_1331_11eb;
        return x ^ (x >> 31);
    }
}

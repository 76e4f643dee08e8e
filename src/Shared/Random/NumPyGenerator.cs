namespace EmbedBench.Shared;

/// <summary>
/// NumPy's <c>default_rng(seed)</c>: the same values for the same calls in the same order. The generator is PCG64 (128-bit linear
/// congruential, XSL-RR output; O'Neill 2014), seeded through <c>SeedSequence</c>; bounded integers are Lemire's (2019). Compiled into each
/// project that needs it, so that none depends on another for it.
/// </summary>
internal sealed class NumPyGenerator
{
    private static readonly UInt128 Multiplier = new(2549297995355413924, 4865540595714422341);

    private readonly UInt128 _increment;
    private UInt128 _state;
    private uint? _upperHalf;

    /// <param name="seed">0 or above.</param>
    public NumPyGenerator(long seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        ulong[] words = NumPySeedSequence.Generate(seed);
        _increment = (new UInt128(words[2], words[3]) << 1) | 1;
        _state = _increment + new UInt128(words[0], words[1]);
        Step();
    }

    /// <summary><c>random()</c>: uniform in [0, 1), 53 bits.</summary>
    public double NextDouble() => (Next64() >> 11) * (1.0 / (1L << 53));

    /// <summary><c>integers(0, high)</c> of the default type, int64: uniform in [0, <paramref name="high"/>).</summary>
    public long NextInteger(long high)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(high);
        return high switch
        {
            1 => 0,
            <= uint.MaxValue => Below32((uint)high),
            1L << 32 => Next32(),
            _ => Below64((ulong)high),
        };
    }

    /// <summary><c>permutation(count)</c>: the numbers from 0 on, shuffled.</summary>
    public int[] Permutation(int count) => NumPyPermutation.Of(count, Next32);

    private long Below32(uint high)
    {
        ulong product = (ulong)Next32() * high;
        if ((uint)product < high)
        {
            uint biased = (uint)((1UL << 32) % high);
            while ((uint)product < biased)
                product = (ulong)Next32() * high;
        }

        return (long)(product >> 32);
    }

    private long Below64(ulong high)
    {
        UInt128 product = (UInt128)Next64() * high;
        if ((ulong)product < high)
        {
            ulong biased = (ulong)((UInt128.One << 64) % high);
            while ((ulong)product < biased)
                product = (UInt128)Next64() * high;
        }

        return (long)(product >> 64);
    }

    // A 64-bit draw serves two 32-bit ones, the lower half first.
    private uint Next32()
    {
        if (_upperHalf is { } half)
        {
            _upperHalf = null;
            return half;
        }

        ulong both = Next64();
        _upperHalf = (uint)(both >> 32);
        return (uint)both;
    }

    private ulong Next64()
    {
        Step();
        ulong folded = (ulong)(_state >> 64) ^ (ulong)_state;
        return ulong.RotateRight(folded, (int)(_state >> 122));
    }

    private void Step() => _state = unchecked((_state * Multiplier) + _increment);
}

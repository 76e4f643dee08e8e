namespace EmbedBench.Datasets.Duplicates;

/// <summary>Spreads the bits of numbers; the same on every machine and in every process, unlike .NET's hash codes.</summary>
internal static class BitMixer
{
    /// <summary>A bijection of 64-bit numbers in which each bit of the result depends on all of the value's.</summary>
    public static ulong Mix(ulong value)
    {
        value = unchecked((value ^ (value >> 32)) * 0x9E3779B97F4A7C15);
        value = unchecked((value ^ (value >> 29)) * 0xD6E8FEB86659FD93);
        return value ^ (value >> 32);
    }
}

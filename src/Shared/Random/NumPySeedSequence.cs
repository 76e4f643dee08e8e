namespace EmbedBench.Shared;

/// <summary>NumPy's <c>SeedSequence(entropy)</c>: a hash that spreads a small seed over the state of a generator (after O'Neill's seed_seq_fe).</summary>
internal static class NumPySeedSequence
{
    private const int PoolSize = 4;
    private const uint MixLeft = 0xca01f9dd;
    private const uint MixRight = 0x4973f715;

    /// <summary>Four 64-bit words of state. <paramref name="entropy"/> is 0 or above.</summary>
    public static ulong[] Generate(long entropy)
    {
        uint[] pool = Mix((ulong)entropy);
        var hash = new Hash(0x8b51f9dd, 0x58f38ded);
        uint[] words = new uint[8];
        for (int index = 0; index < words.Length; index++)
            words[index] = hash.Next(pool[index % PoolSize]);
        return [.. Enumerable.Range(0, 4).Select(index => words[2 * index] | ((ulong)words[(2 * index) + 1] << 32))];
    }

    private static uint[] Mix(ulong entropy)
    {
        var hash = new Hash(0x43b0d7e5, 0x931e8875);
        uint[] pool = [hash.Next((uint)entropy), hash.Next((uint)(entropy >> 32)), hash.Next(0), hash.Next(0)];
        for (int from = 0; from < PoolSize; from++)
        {
            for (int to = 0; to < PoolSize; to++)
            {
                if (from != to)
                    pool[to] = Combine(pool[to], hash.Next(pool[from]));
            }
        }

        return pool;
    }

    private static uint Combine(uint left, uint right)
    {
        uint mixed = unchecked((MixLeft * left) - (MixRight * right));
        return mixed ^ (mixed >> 16);
    }

    /// <summary>A multiplicative hash whose constant changes with each word.</summary>
    private struct Hash(uint constant, uint multiplier)
    {
        private uint _constant = constant;

        public uint Next(uint word)
        {
            uint value = word ^ _constant;
            _constant = unchecked(_constant * multiplier);
            value = unchecked(value * _constant);
            return value ^ (value >> 16);
        }
    }
}

namespace EmbedBench.Datasets.Splits.Generators;

/// <summary>MT19937 (Matsumoto and Nishimura 1998): the 32-bit words that Python's <c>random</c> and NumPy's <c>RandomState</c> are built on.</summary>
internal sealed class MersenneTwister
{
    private const int Size = 624;
    private const int Middle = 397;

    private readonly uint[] _state = new uint[Size];
    private int _next = Size;

    /// <summary>Seeded with one word.</summary>
    public MersenneTwister(uint seed)
    {
        _state[0] = seed;
        for (uint index = 1; index < Size; index++)
            _state[index] = unchecked((1812433253 * (_state[index - 1] ^ (_state[index - 1] >> 30))) + index);
    }

    /// <summary>Seeded with one or more words.</summary>
    public MersenneTwister(ReadOnlySpan<uint> key)
        : this(19650218)
    {
        int at = 1;
        for (int round = 0; round < Math.Max(Size, key.Length); round++)
        {
            int word = round % key.Length;
            _state[at] = unchecked((_state[at] ^ (Spread(at) * 1664525)) + key[word] + (uint)word);
            at = Advance(at);
        }

        for (int round = 1; round < Size; round++)
        {
            _state[at] = unchecked((_state[at] ^ (Spread(at) * 1566083941)) - (uint)at);
            at = Advance(at);
        }

        _state[0] = 0x80000000;
    }

    public uint Next()
    {
        if (_next == Size)
            Refill();
        uint word = _state[_next++];
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c5680;
        word ^= (word << 15) & 0xefc60000;
        return word ^ (word >> 18);
    }

    private uint Spread(int at) => _state[at - 1] ^ (_state[at - 1] >> 30);

    private int Advance(int at)
    {
        if (++at < Size)
            return at;
        _state[0] = _state[Size - 1];
        return 1;
    }

    private void Refill()
    {
        for (int index = 0; index < Size; index++)
        {
            uint joined = (_state[index] & 0x80000000) | (_state[(index + 1) % Size] & 0x7fffffff);
            _state[index] = _state[(index + Middle) % Size] ^ (joined >> 1) ^ ((joined & 1) * 0x9908b0df);
        }

        _next = 0;
    }
}

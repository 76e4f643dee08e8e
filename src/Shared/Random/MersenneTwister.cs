using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmbedBench.Shared;

/// <summary>
/// MT19937 (Matsumoto and Nishimura 1998): the 32-bit words that PyTorch's CPU generator, Python's <c>random</c> and NumPy's
/// <c>RandomState</c> are built on. Compiled into each project that needs it.
/// </summary>
internal sealed class MersenneTwister
{
    private const int Size = 624;
    private const int Middle = 397;

    private readonly uint[] _state = new uint[Size];
    private readonly uint[] _words = new uint[Size];
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

    /// <summary>Words of the state, and behind them how many of the last block are used up: all that decides what comes next.</summary>
    public uint[] State
    {
        get => [.. _state, (uint)_next];
        set
        {
            if (value.Length != Size + 1 || value[Size] > Size)
                throw new ArgumentException($"The state of a Mersenne twister is {Size} words and a place from 0 to {Size}.", nameof(value));
            value.AsSpan(0, Size).CopyTo(_state);
            _next = (int)value[Size];
            Temper();
        }
    }

    public uint Next()
    {
        if (_next == Size)
            Refill();
        return _words[_next++];
    }

    /// <summary>Words that come next, at least one and as many as lie ready; the caller says with <see cref="Skip"/> how many it used.</summary>
    public ReadOnlySpan<uint> Ready()
    {
        if (_next == Size)
            Refill();
        return _words.AsSpan(_next);
    }

    public void Skip(int words) => _next += words;

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
        // Word i takes words i + 1 and i + 397: eight neighbours at once, as long as none of them needs one of the others.
        int index = 0;
        for (; index + 8 <= Size - Middle; index += 8)
            Twist(index, index + Middle);
        for (; index < Size - Middle; index++)
            _state[index] = Twisted(index, index + 1, index + Middle);
        for (; index + 8 < Size; index += 8)
            Twist(index, index + Middle - Size);
        for (; index < Size; index++)
            _state[index] = Twisted(index, (index + 1) % Size, index + Middle - Size);
        Temper();
        _next = 0;
    }

    private void Twist(int index, int middle)
    {
        Vector256<uint> here = Vector256.Create(_state.AsSpan(index, 8));
        Vector256<uint> following = Vector256.Create(_state.AsSpan(index + 1, 8));
        Vector256<uint> joined = (here & Vector256.Create(0x80000000u)) | (following & Vector256.Create(0x7fffffffu));
        Vector256<uint> odd = Vector256<uint>.Zero - (joined & Vector256<uint>.One);
        Vector256<uint> word = Vector256.Create(_state.AsSpan(middle, 8)) ^ (joined >>> 1) ^ (odd & Vector256.Create(0x9908b0dfu));
        word.CopyTo(_state.AsSpan(index, 8));
    }

    private uint Twisted(int index, int following, int middle)
    {
        uint joined = (_state[index] & 0x80000000) | (_state[following] & 0x7fffffff);
        return _state[middle] ^ (joined >> 1) ^ ((joined & 1) * 0x9908b0df);
    }

    private void Temper()
    {
        Span<Vector256<uint>> words = MemoryMarshal.Cast<uint, Vector256<uint>>(_words.AsSpan());
        ReadOnlySpan<Vector256<uint>> state = MemoryMarshal.Cast<uint, Vector256<uint>>(_state.AsSpan());
        for (int i = 0; i < words.Length; i++)
        {
            Vector256<uint> word = state[i];
            word ^= word >>> 11;
            word ^= (word << 7) & Vector256.Create(0x9d2c5680u);
            word ^= (word << 15) & Vector256.Create(0xefc60000u);
            words[i] = word ^ (word >>> 18);
        }
    }
}

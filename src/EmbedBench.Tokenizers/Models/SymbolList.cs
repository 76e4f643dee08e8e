using System.Buffers;

namespace EmbedBench.Tokenizers.Models;

/// <summary>The symbols of a word, on the stack where they are few.</summary>
/// <param name="storage">Used as long as it suffices.</param>
internal ref struct SymbolList(Span<BytePairSymbol> storage)
{
    private Span<BytePairSymbol> _storage = storage;
    private BytePairSymbol[]? _rented;
    private int _count;

    public readonly Span<BytePairSymbol> Symbols => _storage[.._count];

    /// <summary>Adds a symbol behind the last one.</summary>
    public void Add(int id, int start, int end)
    {
        if (_count == _storage.Length)
            Grow();
        if (_count > 0)
            _storage[_count - 1].Next = _count;
        _storage[_count] = new BytePairSymbol { Id = id, Start = start, End = end, Previous = _count - 1, Next = BytePairSymbol.None };
        _count++;
    }

    /// <summary>Gives back what was rented.</summary>
    public void Dispose()
    {
        if (_rented is not null)
            ArrayPool<BytePairSymbol>.Shared.Return(_rented);
        _rented = null;
    }

    private void Grow()
    {
        BytePairSymbol[] larger = ArrayPool<BytePairSymbol>.Shared.Rent(_storage.Length * 2);
        Symbols.CopyTo(larger);
        Dispose();
        _storage = _rented = larger;
    }
}

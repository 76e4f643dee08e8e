using System.Buffers;
using System.Text.Json;

namespace EmbedBench.Tokenizers.Models;

/// <summary>
/// Byte-pair encoding: a word's characters are its first symbols, then the pair whose merge stands first in the file becomes one symbol,
/// and so on until no pair has a merge. Time is n log n in the word.
/// </summary>
internal sealed class BytePairEncoding : WordModel
{
    private const int MostSymbolsOnStack = 32;

    // Each pair is queued once, and each merge queues two more.
    private const int MergesOfSymbol = 3;

    private readonly SymbolAlphabet _alphabet;
    private readonly BytePairMerges _merges;
    private readonly bool _ignoreMerges;

    public BytePairEncoding(JsonSection section)
        : base(new Vocabulary(section))
    {
        _alphabet = new SymbolAlphabet(section, Vocabulary);
        _merges = new BytePairMerges(section, Vocabulary, _alphabet.ContinuingPrefix);
        _ignoreMerges = section.Boolean("ignore_merges", absent: false);
        if (section.Has("dropout") && !(section.Value("dropout") is { ValueKind: JsonValueKind.Number } dropout && dropout.GetDouble() == 0))
            throw section.Error("'dropout' must be null or 0, as ids must not depend on chance");
        section.Ignore("dropout");
        section.Close();
    }

    public override void Encode(ReadOnlySpan<char> word, List<Token> tokens)
    {
        if (_ignoreMerges && Vocabulary.TryGetId(word, out int whole))
        {
            tokens.Add(new Token(whole, 0, word.Length));
            return;
        }

        var list = new SymbolList(stackalloc BytePairSymbol[MostSymbolsOnStack]);
        _alphabet.AddSymbols(word, ref list);
        Span<BytePairSymbol> symbols = list.Symbols;
        int room = symbols.Length * MergesOfSymbol;
        ulong[]? rented = symbols.Length > MostSymbolsOnStack ? ArrayPool<ulong>.Shared.Rent(room) : null;
        Merge(symbols, new MergeQueue(rented ?? stackalloc ulong[MostSymbolsOnStack * MergesOfSymbol]));
        foreach (ref readonly BytePairSymbol symbol in symbols)
        {
            if (!symbol.IsMerged)
                tokens.Add(new Token(symbol.Id, symbol.Start, symbol.End - symbol.Start));
        }

        if (rented is not null)
            ArrayPool<ulong>.Shared.Return(rented);
        list.Dispose();
    }

    private void Merge(Span<BytePairSymbol> symbols, MergeQueue queue)
    {
        for (int place = 0; place + 1 < symbols.Length; place++)
            Queue(symbols, place, ref queue);
        while (queue.TryTake(out int rank, out int place))
        {
            ref BytePairSymbol left = ref symbols[place];
            if (left.IsMerged || left.Next == BytePairSymbol.None)
                continue;

            // The pair may have changed since; it is merged all the same if that gives the same token.
            ref BytePairSymbol right = ref symbols[left.Next];
            if (_merges.Rank(left.Id, right.Id) is not (>= 0 and int current) || _merges.Merged(current) != _merges.Merged(rank))
                continue;
            (left.Id, left.End, left.Next) = (_merges.Merged(rank), right.End, right.Next);
            right.IsMerged = true;
            if (left.Next != BytePairSymbol.None)
                symbols[left.Next].Previous = place;
            if (left.Previous != BytePairSymbol.None)
                Queue(symbols, left.Previous, ref queue);
            Queue(symbols, place, ref queue);
        }
    }

    /// <summary>Queues the merge of a symbol with the next one, if they have one.</summary>
    private void Queue(Span<BytePairSymbol> symbols, int place, ref MergeQueue queue)
    {
        ref readonly BytePairSymbol left = ref symbols[place];
        if (left.Next != BytePairSymbol.None && _merges.Rank(left.Id, symbols[left.Next].Id) is >= 0 and int rank)
            queue.Add(rank, place);
    }
}

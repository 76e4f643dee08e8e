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

    // What becomes of each token's own text, by its id; those beyond the count of tokens are tried each time.
    private readonly Outcome[] _outcomes;

    public BytePairEncoding(JsonSection section)
        : base(new Vocabulary(section))
    {
        _alphabet = new SymbolAlphabet(section, Vocabulary);
        _outcomes = new Outcome[Vocabulary.Count];
        _merges = new BytePairMerges(section, Vocabulary, _alphabet.ContinuingPrefix);
        _ignoreMerges = section.Boolean("ignore_merges", absent: false);
        if (section.Has("dropout") && !(section.Value("dropout") is { ValueKind: JsonValueKind.Number } dropout && dropout.GetDouble() == 0))
            throw section.Error("'dropout' must be null or 0, as ids must not depend on chance");
        section.Ignore("dropout");
        section.Close();
    }

    public override void Encode(ReadOnlySpan<char> word, List<Token> tokens)
    {
        if (Vocabulary.TryGetId(word, out int id) && (_ignoreMerges || IsWhole(id, word)))
            tokens.Add(new Token(id, 0, word.Length));
        else
            AddMerged(word, tokens);
    }

    /// <summary>Whether a word that is a token becomes that token: so it is with most words of a text, and merges need not be looked for.</summary>
    private bool IsWhole(int id, ReadOnlySpan<char> word)
    {
        if (id >= _outcomes.Length)
            return false;
        if (_outcomes[id] == Outcome.NotTried)
        {
            // Two threads may try at once, and find the same.
            var tokens = new List<Token>();
            AddMerged(word, tokens);
            _outcomes[id] = tokens.Count == 1 && tokens[0].Id == id ? Outcome.Whole : Outcome.Parts;
        }

        return _outcomes[id] == Outcome.Whole;
    }

    private void AddMerged(ReadOnlySpan<char> word, List<Token> tokens)
    {
        var list = new SymbolList(stackalloc BytePairSymbol[Math.Min(word.Length, MostSymbolsOnStack)]);
        _alphabet.AddSymbols(word, ref list);
        Span<BytePairSymbol> symbols = list.Symbols;
        int room = symbols.Length * MergesOfSymbol;
        ulong[]? rented = symbols.Length > MostSymbolsOnStack ? ArrayPool<ulong>.Shared.Rent(room) : null;
        Merge(symbols, new MergeQueue(rented ?? stackalloc ulong[room]));
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

    private enum Outcome : byte
    {
        NotTried,
        Whole,
        Parts,
    }
}

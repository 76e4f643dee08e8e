using System.Buffers;
using EmbedBench.Tokenizers.Models;
using Microsoft.ML.Tokenizers;

namespace EmbedBench.Tokenizers;

/// <content>
/// What the library's Tokenizer asks for. Counts, limits and results include the special tokens around the text; places are those of the
/// normalized text.
/// </content>
public sealed partial class PretrainedTokenizer
{
    /// <summary>Tokens with their places; special tokens have empty ones.</summary>
    protected override EncodeResults<EncodedToken> EncodeToTokens(string? text, ReadOnlySpan<char> textSpan, EncodeSettings settings)
    {
        List<Token> tokens = Run(text ?? textSpan.ToString(), settings, out string normalized);
        int consumed = Truncate(tokens, settings, normalized);
        List<EncodedToken> encoded = [];
        encoded.AddRange(_frame.Before.Select(id => Encoded(new Token(id, 0, 0))));
        encoded.AddRange(tokens.Select(Encoded));
        encoded.AddRange(_frame.After.Select(id => Encoded(new Token(id, consumed, 0))));
        return new EncodeResults<EncodedToken> { Tokens = encoded, NormalizedText = normalized, CharsConsumed = consumed };
    }

    protected override EncodeResults<int> EncodeToIds(string? text, ReadOnlySpan<char> textSpan, EncodeSettings settings)
    {
        List<Token> tokens = Run(text ?? textSpan.ToString(), settings, out string normalized);
        int consumed = Truncate(tokens, settings, normalized);
        int[] ids = [.. _frame.Before, .. tokens.Select(token => token.Id), .. _frame.After];
        return new EncodeResults<int> { Tokens = ids, NormalizedText = normalized, CharsConsumed = consumed };
    }

    protected override int CountTokens(string? text, ReadOnlySpan<char> textSpan, EncodeSettings settings) =>
        Math.Min(Run(text ?? textSpan.ToString(), settings, out _).Count + _frame.Count, settings.MaxTokenCount);

    /// <summary>How much of the normalized text, from its start or its end, has as many tokens as are allowed.</summary>
    protected override int GetIndexByTokenCount(
        string? text, ReadOnlySpan<char> textSpan, EncodeSettings settings, bool fromEnd, out string? normalizedText, out int tokenCount)
    {
        int most = BodyLimit(settings);
        List<Token> tokens = Run(text ?? textSpan.ToString(), settings, out string normalized);
        normalizedText = normalized;
        tokenCount = Math.Min(tokens.Count, most) + _frame.Count;
        if (tokens.Count <= most)
            return fromEnd ? 0 : normalized.Length;
        return fromEnd ? StartOfLast(tokens, most, normalized) : EndOfFirst(tokens, most);
    }

    /// <summary>The text that tokens stand for, without special tokens.</summary>
    public override string Decode(IEnumerable<int> ids) => Decode(ids, skipSpecialTokens: true);

    /// <summary>The same into a buffer: all of it, or nothing where the buffer is too small.</summary>
    public override OperationStatus Decode(IEnumerable<int> ids, Span<char> destination, out int idsConsumed, out int charsWritten)
    {
        int[] all = [.. ids];
        string text = Decode(all);
        bool fits = text.TryCopyTo(destination);
        (idsConsumed, charsWritten) = fits ? (all.Length, text.Length) : (0, 0);
        return fits ? OperationStatus.Done : OperationStatus.DestinationTooSmall;
    }

    private List<Token> Run(string text, EncodeSettings settings, out string normalizedText)
    {
        (List<Token> tokens, normalizedText) = _pipeline.Encode(text, new PipelineOptions
        {
            Normalizes = settings.ConsiderNormalization,
            PreTokenizes = settings.ConsiderPreTokenization,
            KeepsPlaces = true,
        });
        return tokens;
    }

    private int BodyLimit(EncodeSettings settings) => settings.MaxTokenCount >= _frame.Count
        ? settings.MaxTokenCount - _frame.Count
        : throw new ArgumentOutOfRangeException(nameof(settings), settings.MaxTokenCount, NoRoom);

    /// <summary>Drops the tokens beyond the limit; the length of the text that is left.</summary>
    private int Truncate(List<Token> tokens, EncodeSettings settings, string normalized)
    {
        int most = BodyLimit(settings);
        if (tokens.Count <= most)
            return normalized.Length;
        tokens.RemoveRange(most, tokens.Count - most);
        return EndOfFirst(tokens, most);
    }

    private static int EndOfFirst(List<Token> tokens, int count) => count == 0 ? 0 : tokens[count - 1].Start + tokens[count - 1].Length;

    private static int StartOfLast(List<Token> tokens, int count, string normalized) => count == 0 ? normalized.Length : tokens[^count].Start;

    private EncodedToken Encoded(Token token) => new(
        token.Id, TryGetToken(token.Id, out string? text) ? text : string.Empty, token.Start..(token.Start + token.Length));
}

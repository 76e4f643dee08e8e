using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using EmbedBench.Tokenizers.AddedTokens;
using EmbedBench.Tokenizers.Decoders;
using EmbedBench.Tokenizers.Models;
using EmbedBench.Tokenizers.PostProcessors;
using Microsoft.ML.Tokenizers;

namespace EmbedBench.Tokenizers;

/// <summary>
/// The tokenizer that a <c>tokenizer.json</c> defines: ids equal to those of Hugging Face's tokenizers. Truncation and padding in the
/// file are ignored. Immutable; any number of threads may use it at once.
/// </summary>
public sealed partial class PretrainedTokenizer : Tokenizer
{
    private readonly Pipeline _pipeline;
    private readonly SpecialTokenFrame _frame;
    private readonly TokenDecoder? _decoder;

    private PretrainedTokenizer(TokenizerFile file, string fingerprint) =>
        (_pipeline, _frame, _decoder, Fingerprint) = (file.Pipeline, file.Frame, file.Decoder, fingerprint);

    private string NoRoom => $"The special tokens around a text are {_frame.Count} alone.";

    /// <summary>SHA-256 of the file's bytes, in lower-case hexadecimal digits.</summary>
    public string Fingerprint { get; }

    /// <summary>Tokens of the model and added ones.</summary>
    public int VocabularySize => _pipeline.Model.Vocabulary.Count + _pipeline.Added.CountBeyond;

    /// <summary>Special tokens that are put around each text.</summary>
    public int SpecialTokensAroundText => _frame.Count;

    public override Normalizer? Normalizer => _pipeline.Normalizer;

    public override PreTokenizer? PreTokenizer => _pipeline.PreTokenizer;

    /// <summary>Reads a tokenizer.json.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is malformed, or holds a component or key that is not known.</exception>
    public static PretrainedTokenizer Load(string file)
    {
        if (!File.Exists(file))
            throw new FileNotFoundException($"There is no tokenizer file {file}.", file);
        return Parse(File.ReadAllBytes(file), file);
    }

    /// <summary>Reads the bytes of a tokenizer.json.</summary>
    /// <param name="utf8Json">The bytes.</param>
    /// <param name="name">What messages call the file.</param>
    /// <exception cref="InvalidDataException">It is malformed, or holds a component or key that is not known.</exception>
    public static PretrainedTokenizer Parse(ReadOnlySpan<byte> utf8Json, string name)
    {
        byte[] json = utf8Json.ToArray();
        return new PretrainedTokenizer(TokenizerFile.Read(json, name), Convert.ToHexStringLower(SHA256.HashData(json)));
    }

    /// <summary>The ids of a text between its special tokens. What is too long loses its end, and keeps the special tokens.</summary>
    /// <param name="text">The text; halves of surrogate pairs count as U+FFFD.</param>
    /// <param name="maxTokens">The most ids, special tokens included.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxTokens"/> leaves no room for the special tokens.</exception>
    public int[] Encode(string text, int maxTokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (maxTokens < _frame.Count)
            throw new ArgumentOutOfRangeException(nameof(maxTokens), maxTokens, NoRoom);
        int limit = maxTokens - _frame.Count;
        List<Token> tokens = _pipeline.Encode(text, new PipelineOptions { Limit = limit }).Tokens;
        int count = Math.Min(tokens.Count, limit);
        var ids = new int[_frame.Count + count];
        int place = 0;
        foreach (int id in _frame.Before)
            ids[place++] = id;
        for (int i = 0; i < count; i++)
            ids[place++] = tokens[i].Id;
        foreach (int id in _frame.After)
            ids[place++] = id;
        return ids;
    }

    /// <summary>The ids of many texts, in their order, as <see cref="Encode"/> gives them.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="maxTokens">The most ids of a text, special tokens included.</param>
    /// <param name="threads">Threads that work on the texts; at least 1.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public int[][] EncodeAll(IReadOnlyList<string> texts, int maxTokens, int threads, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTokens, _frame.Count);
        var ids = new int[texts.Count][];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
        Parallel.For(0, texts.Count, options, i => ids[i] = Encode(texts[i], maxTokens));
        return ids;
    }

    /// <summary>The id of a token, as the vocabulary or the added tokens spell it.</summary>
    public bool TryGetId(string token, out int id)
    {
        if (_pipeline.Added.TryGet(token, out AddedToken? added))
        {
            id = added.Id;
            return true;
        }

        return _pipeline.Model.Vocabulary.TryGetId(token, out id);
    }

    /// <summary>The token of an id, as the vocabulary or the added tokens spell it.</summary>
    public bool TryGetToken(int id, [NotNullWhen(true)] out string? token)
    {
        if (_pipeline.Added.TryGet(id, out AddedToken? added))
        {
            token = added.Content;
            return true;
        }

        return _pipeline.Model.Vocabulary.TryGetToken(id, out token);
    }

    /// <summary>The text that tokens stand for, as the file's decoder makes it of them; tokens without one are joined by spaces.</summary>
    /// <param name="ids">Ids; those that are no token's are left out.</param>
    /// <param name="skipSpecialTokens">Whether special tokens are left out too.</param>
    public string Decode(IEnumerable<int> ids, bool skipSpecialTokens)
    {
        var tokens = new List<string>();
        foreach (int id in ids)
        {
            bool skipped = skipSpecialTokens && _pipeline.Added.TryGet(id, out AddedToken? added) && added.Special;
            if (!skipped && TryGetToken(id, out string? token))
                tokens.Add(token);
        }

        return _decoder is { } decoder ? string.Concat(decoder.Decode(tokens)) : string.Join(' ', tokens);
    }
}

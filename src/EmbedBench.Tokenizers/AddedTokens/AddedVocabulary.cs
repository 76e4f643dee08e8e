using System.Diagnostics.CodeAnalysis;
using EmbedBench.Tokenizers.Models;
using Microsoft.ML.Tokenizers;

namespace EmbedBench.Tokenizers.AddedTokens;

/// <summary>The added tokens of a file, beside the vocabulary of its model.</summary>
internal sealed class AddedVocabulary
{
    private readonly Dictionary<string, AddedToken> _tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<int, AddedToken> _tokensOfIds = [];
    private long _largestId = -1;

    public AddedVocabulary(JsonSection file, Vocabulary vocabulary, Normalizer? normalizer)
    {
        if (file.Has("added_tokens"))
        {
            foreach (JsonSection section in file.Sections("added_tokens"))
                Add(section, vocabulary);
        }

        file.Ignore("added_tokens");
        CountBeyond = _tokens.Keys.Count(content => !vocabulary.TryGetId(content, out _));

        // Where two have the same text the special one is found.
        AddedToken[] tokens = [.. _tokens.Values.OrderByDescending(token => token.Special)];
        InText = new AddedTokenMatcher(tokens.Where(token => !token.Normalized).Select(token => (token.Content, token)));
        InNormalizedText = new AddedTokenMatcher(tokens.Where(token => token.Normalized)
            .Select(token => (normalizer?.Normalize(token.Content) ?? token.Content, token)));
    }

    /// <summary>Added tokens that the model's vocabulary does not hold.</summary>
    public int CountBeyond { get; }

    /// <summary>Finds those that stand in the text as it is given.</summary>
    public AddedTokenMatcher InText { get; }

    /// <summary>Finds those that stand in the normalized text.</summary>
    public AddedTokenMatcher InNormalizedText { get; }

    public bool TryGet(string content, [NotNullWhen(true)] out AddedToken? token) => _tokens.TryGetValue(content, out token);

    public bool TryGet(int id, [NotNullWhen(true)] out AddedToken? token) => _tokensOfIds.TryGetValue(id, out token);

    // Hugging Face gives a token the id that the vocabulary has for it, else the next free one, whatever the file says.
    private void Add(JsonSection section, Vocabulary vocabulary)
    {
        AddedToken token = AddedToken.Read(section);
        long expected = vocabulary.TryGetId(token.Content, out int known) ? known : Math.Max(vocabulary.Count, _largestId + 1);
        if (token.Id != expected)
            throw section.Error($"'{token.Content}' has the id {token.Id}, but {expected} in the model's vocabulary or behind it");
        if (!_tokens.TryAdd(token.Content, token))
            throw section.Error($"'{token.Content}' is added twice");
        _tokensOfIds.Add(token.Id, token);
        _largestId = Math.Max(_largestId, token.Id);
    }
}

using System.Diagnostics.CodeAnalysis;
using EmbedBench.Tokenizers.Models;
using Microsoft.ML.Tokenizers;

namespace EmbedBench.Tokenizers.AddedTokens;

/// <summary>The added tokens of a file, beside the vocabulary of its model.</summary>
internal sealed class AddedVocabulary
{
    private readonly Dictionary<string, AddedToken> _tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<int, AddedToken> _tokensOfIds = [];

    public AddedVocabulary(JsonSection file, Vocabulary vocabulary, Normalizer? normalizer)
    {
        if (file.Has("added_tokens"))
        {
            foreach (JsonSection section in file.Sections("added_tokens"))
                Add(section, vocabulary);
        }

        file.Ignore("added_tokens");
        AddedToken[] tokens = [.. _tokens.Values.OrderBy(token => token.Id)];
        InText = new AddedTokenMatcher(tokens.Where(token => !token.Normalized).Select(token => (token.Content, token)));
        InNormalizedText = new AddedTokenMatcher(tokens.Where(token => token.Normalized)
            .Select(token => (normalizer?.Normalize(token.Content) ?? token.Content, token)));
    }

    /// <summary>Added tokens that the model's vocabulary does not hold.</summary>
    public int CountBeyond { get; private set; }

    /// <summary>Finds those that stand in the text as it is given.</summary>
    public AddedTokenMatcher InText { get; }

    /// <summary>Finds those that stand in the normalized text.</summary>
    public AddedTokenMatcher InNormalizedText { get; }

    public bool TryGet(string content, [NotNullWhen(true)] out AddedToken? token) => _tokens.TryGetValue(content, out token);

    public bool TryGet(int id, [NotNullWhen(true)] out AddedToken? token) => _tokensOfIds.TryGetValue(id, out token);

    // Hugging Face gives a token the id that the vocabulary has for it, else the next one behind the vocabulary, whatever the file says.
    private void Add(JsonSection section, Vocabulary vocabulary)
    {
        AddedToken token = AddedToken.Read(section);
        bool known = vocabulary.TryGetId(token.Content, out int id);
        int expected = known ? id : vocabulary.Count + CountBeyond;
        if (token.Id != expected)
            throw section.Error($"'{token.Content}' has the id {token.Id}; {(known ? "the model's vocabulary gives it" : "the next one behind that is")} {expected}");
        if (!_tokens.TryAdd(token.Content, token) || !_tokensOfIds.TryAdd(token.Id, token))
            throw section.Error($"'{token.Content}' or its id {token.Id} is added twice");
        CountBeyond += known ? 0 : 1;
    }
}

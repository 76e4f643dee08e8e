using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace EmbedBench.Tokenizers.Models;

/// <summary>Tokens of a model and their ids, both ways; ids need not be dense.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _ids;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _idsOfSpans;
    private readonly Dictionary<int, string> _tokens;

    /// <summary>Reads the key <c>vocab</c>: an object of tokens and ids.</summary>
    public Vocabulary(JsonSection model)
    {
        JsonElement vocabulary = model.Value("vocab");
        if (vocabulary.ValueKind != JsonValueKind.Object)
            throw model.Unexpected("vocab", vocabulary, "an object of tokens and ids");
        int count = vocabulary.GetPropertyCount();
        _ids = new Dictionary<string, int>(count, StringComparer.Ordinal);
        _tokens = new Dictionary<int, string>(count);
        foreach (JsonProperty entry in vocabulary.EnumerateObject())
        {
            int id = model.WholeNumber($"vocab['{entry.Name}']", entry.Value);
            if (!_ids.TryAdd(entry.Name, id))
                throw model.Error($"'vocab' holds the token '{entry.Name}' twice");
            if (!_tokens.TryAdd(id, entry.Name))
                throw model.Error($"'vocab' gives the id {id} to '{_tokens[id]}' and to '{entry.Name}'");
        }

        _idsOfSpans = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Count => _ids.Count;

    /// <summary>Every token with its id.</summary>
    public IReadOnlyCollection<KeyValuePair<string, int>> Entries => _ids;

    public bool TryGetId(ReadOnlySpan<char> token, out int id) => _idsOfSpans.TryGetValue(token, out id);

    public bool TryGetToken(int id, [NotNullWhen(true)] out string? token) => _tokens.TryGetValue(id, out token);
}

using System.Text.Json;

namespace EmbedBench.Tokenizers.Models;

/// <summary>The merges of byte-pair encoding: which pairs of tokens become one, the first of the file before all others.</summary>
internal sealed class BytePairMerges
{
    private readonly MergeTable _ranks;
    private readonly int[] _merged;

    /// <summary>Reads the key <c>merges</c>: pairs of tokens or, as older files have it, texts of two tokens with a space between.</summary>
    /// <param name="section">The model.</param>
    /// <param name="vocabulary">Holds the tokens of the pairs and what they become.</param>
    /// <param name="continuingPrefix">Stands before tokens that begin no word, and is left out where two become one.</param>
    public BytePairMerges(JsonSection section, Vocabulary vocabulary, string continuingPrefix)
    {
        var pairs = new List<(int Left, int Right)>();
        var merged = new List<int>();
        foreach (JsonElement merge in section.Array("merges"))
        {
            string place = $"merges[{pairs.Count}]";
            if (Pair(section, place, merge) is not (string left, string right))
                continue;
            if (!right.StartsWith(continuingPrefix, StringComparison.Ordinal))
                throw section.Error($"'{place}' continues a word by '{right}', which does not begin with '{continuingPrefix}'");
            pairs.Add((Id(section, place, vocabulary, left), Id(section, place, vocabulary, right)));
            merged.Add(Id(section, place, vocabulary, left + right[continuingPrefix.Length..]));
        }

        _merged = [.. merged];
        _ranks = new MergeTable(pairs);
    }

    /// <summary>The rank of a pair's merge, the least first; −1 if the pair does not become one token.</summary>
    public int Rank(int left, int right) => _ranks.Rank(left, right);

    /// <summary>The token that the merge of a rank gives.</summary>
    public int Merged(int rank) => _merged[rank];

    private static (string Left, string Right)? Pair(JsonSection section, string place, JsonElement merge)
    {
        if (merge.ValueKind == JsonValueKind.Array)
        {
            IReadOnlyList<JsonElement> tokens = section.Array(place, merge);
            return tokens.Count == 2
                ? (section.Text(place, tokens[0]), section.Text(place, tokens[1]))
                : throw section.Error($"'{place}' has {tokens.Count} tokens; it must have two");
        }

        string line = section.Text(place, merge);
        if (line.StartsWith("#version", StringComparison.Ordinal))
            return null;
        string[] parts = line.Split(' ');
        return parts.Length == 2 ? (parts[0], parts[1]) : throw section.Error($"'{place}' is '{line}'; it must be two tokens with a space between");
    }

    private static int Id(JsonSection section, string place, Vocabulary vocabulary, string token) =>
        vocabulary.TryGetId(token, out int id) ? id : throw section.Error($"'{place}' needs the token '{token}', which is not in 'vocab'");
}

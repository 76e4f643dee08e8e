namespace EmbedBench.Tokenizers.Decoders;

/// <summary>Puts a space before each token that continues no word, and on request takes those before punctuation and contractions away.</summary>
internal sealed class WordPieceDecoder : TokenDecoder
{
    private readonly string _prefix;
    private readonly bool _cleanUp;

    public WordPieceDecoder(JsonSection section)
    {
        _prefix = section.Text("prefix");
        _cleanUp = section.Boolean("cleanup");
    }

    public override IEnumerable<string> Decode(IEnumerable<string> tokens) => tokens.Select((token, index) =>
    {
        if (index > 0)
            token = token.StartsWith(_prefix, StringComparison.Ordinal) ? token[_prefix.Length..] : ' ' + token;
        return _cleanUp ? CleanUp(token) : token;
    });

    private static string CleanUp(string piece) => piece
        .Replace(" .", ".", StringComparison.Ordinal)
        .Replace(" ?", "?", StringComparison.Ordinal)
        .Replace(" !", "!", StringComparison.Ordinal)
        .Replace(" ,", ",", StringComparison.Ordinal)
        .Replace(" ' ", "'", StringComparison.Ordinal)
        .Replace(" n't", "n't", StringComparison.Ordinal)
        .Replace(" 'm", "'m", StringComparison.Ordinal)
        .Replace(" do not", " don't", StringComparison.Ordinal)
        .Replace(" 's", "'s", StringComparison.Ordinal)
        .Replace(" 've", "'ve", StringComparison.Ordinal)
        .Replace(" 're", "'re", StringComparison.Ordinal);
}

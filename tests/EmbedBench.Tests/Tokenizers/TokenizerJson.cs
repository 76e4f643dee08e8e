using System.Text;
using System.Text.Json;
using EmbedBench.Tokenizers;

namespace EmbedBench.Tests.Tokenizers;

/// <summary>
/// A tokenizer.json of a test. Unless a test says otherwise the model is BPE without merges over the alphabet of bytes, so that ids spell
/// the text that the normalizer and the pre-tokenizer made.
/// </summary>
internal sealed record TokenizerJson
{
    /// <summary>Rewrites words in the alphabet of bytes.</summary>
    public const string Bytes = """{"type":"ByteLevel","add_prefix_space":false,"trim_offsets":false,"use_regex":false}""";

    /// <summary>The same, and puts a space before each word, so that the words can be told.</summary>
    public const string SpacedBytes = """{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":false,"use_regex":false}""";

    public string AddedTokens { get; init; } = "[]";

    public string Normalizer { get; init; } = "null";

    public string PreTokenizer { get; init; } = Bytes;

    public string PostProcessor { get; init; } = "null";

    public string Decoder { get; init; } = """{"type":"ByteLevel","add_prefix_space":false,"trim_offsets":false,"use_regex":false}""";

    public string Model { get; init; } = $$"""{"type":"BPE","vocab":{{ByteVocabulary()}},"merges":[]}""";

    /// <summary>A pre-tokenizer whose words are then spaced and rewritten in bytes.</summary>
    public static TokenizerJson Words(string preTokenizer) =>
        new() { PreTokenizer = $$"""{"type":"Sequence","pretokenizers":[{{preTokenizer}},{{SpacedBytes}}]}""" };

    /// <summary>Added tokens with the ids behind the alphabet of bytes; the flags are single_word, lstrip, rstrip, normalized, special.</summary>
    public static string Added(params (string Content, string Flags)[] tokens) => JsonSerializer.Serialize(tokens.Select((token, index) => new
    {
        id = 256 + index,
        content = token.Content,
        single_word = token.Flags.Contains("single_word", StringComparison.Ordinal),
        lstrip = token.Flags.Contains("lstrip", StringComparison.Ordinal),
        rstrip = token.Flags.Contains("rstrip", StringComparison.Ordinal),
        normalized = token.Flags.Contains("normalized", StringComparison.Ordinal),
        special = token.Flags.Contains("special", StringComparison.Ordinal),
    }));

    public PretrainedTokenizer Parse() => PretrainedTokenizer.Parse(Encoding.UTF8.GetBytes(ToString()), "tokenizer.json");

    public override string ToString() => $$"""
        {"version":"1.0","truncation":null,"padding":null,"added_tokens":{{AddedTokens}},"normalizer":{{Normalizer}},
        "pre_tokenizer":{{PreTokenizer}},"post_processor":{{PostProcessor}},"decoder":{{Decoder}},"model":{{Model}}}
        """;

    // As the format defines it: printable bytes of Latin-1 are themselves, the others are U+0100 and on.
    private static string ByteVocabulary()
    {
        char next = '\u0100';
        var vocabulary = new Dictionary<string, int>();
        for (int value = 0; value < 256; value++)
        {
            bool printable = value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or >= 0xAE;
            vocabulary.Add((printable ? (char)value : next++).ToString(), value);
        }

        return JsonSerializer.Serialize(vocabulary);
    }
}

internal static class TokenizerTexts
{
    /// <summary>The text that the ids of the alphabet of bytes spell.</summary>
    public static string Spell(this PretrainedTokenizer tokenizer, string text) =>
        Encoding.UTF8.GetString([.. tokenizer.Encode(text, int.MaxValue).Select(id => (byte)id)]);
}

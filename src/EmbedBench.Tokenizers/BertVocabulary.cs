using System.Text;
using System.Text.Json.Nodes;

namespace EmbedBench.Tokenizers;

/// <summary>
/// BERT's vocab.txt, a token a line, for checkpoints that are older than tokenizer.json: they become the tokenizer.json that transformers
/// makes of them.
/// </summary>
public sealed record BertVocabulary
{
    private static readonly string[] Special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

    /// <summary>Whether texts are put into lower case (<c>do_lower_case</c>).</summary>
    public bool LowerCase { get; init; } = true;

    /// <summary>Whether letters lose their accents (<c>strip_accents</c>); null: where they are put into lower case.</summary>
    public bool? StripAccents { get; init; }

    /// <summary>Whether each Chinese character is a word (<c>tokenize_chinese_chars</c>).</summary>
    public bool SplitChinese { get; init; } = true;

    /// <summary>The tokenizer of a vocabulary's file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is no UTF-8, or lacks one of BERT's special tokens.</exception>
    public PretrainedTokenizer Load(string file)
    {
        if (!File.Exists(file))
            throw new FileNotFoundException($"There is no vocabulary {file}.", file);
        return PretrainedTokenizer.Parse(Encoding.UTF8.GetBytes(ToTokenizerJson(File.ReadAllBytes(file), file)), file);
    }

    /// <param name="utf8">The vocabulary.</param>
    /// <param name="name">What messages call it.</param>
    internal string ToTokenizerJson(ReadOnlySpan<byte> utf8, string name)
    {
        Dictionary<string, int> ids = Read(utf8, name);
        if (Special.FirstOrDefault(token => !ids.ContainsKey(token)) is { } missing)
            throw new InvalidDataException($"{name}: the vocabulary has no line {missing}; BERT's have {string.Join(", ", Special)}.");
        return new JsonObject
        {
            ["version"] = "1.0",
            ["added_tokens"] = new JsonArray([.. Special.OrderBy(token => ids[token]).Select(token => Added(token, ids[token]))]),
            ["normalizer"] = new JsonObject
            {
                ["type"] = "BertNormalizer",
                ["clean_text"] = true,
                ["handle_chinese_chars"] = SplitChinese,
                ["strip_accents"] = StripAccents,
                ["lowercase"] = LowerCase,
            },
            ["pre_tokenizer"] = new JsonObject { ["type"] = "BertPreTokenizer" },
            ["post_processor"] = new JsonObject
            {
                ["type"] = "BertProcessing",
                ["sep"] = new JsonArray("[SEP]", ids["[SEP]"]),
                ["cls"] = new JsonArray("[CLS]", ids["[CLS]"]),
            },
            ["decoder"] = new JsonObject { ["type"] = "WordPiece", ["prefix"] = "##", ["cleanup"] = true },
            ["model"] = new JsonObject
            {
                ["type"] = "WordPiece",
                ["unk_token"] = "[UNK]",
                ["continuing_subword_prefix"] = "##",
                ["max_input_chars_per_word"] = 100,
                ["vocab"] = new JsonObject(ids.Select(token => KeyValuePair.Create(token.Key, (JsonNode?)token.Value))),
            },
        }.ToJsonString();
    }

    /// <summary>The lines' numbers; of a token that stands twice the last counts.</summary>
    private static Dictionary<string, int> Read(ReadOnlySpan<byte> utf8, string name)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(utf8);
        }
        catch (DecoderFallbackException invalid)
        {
            throw new InvalidDataException($"{name}: the vocabulary is not UTF-8.", invalid);
        }

        // No other line ends: a vocabulary may hold U+2028 as a token.
        string[] lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n').Split('\n');
        var ids = new Dictionary<string, int>(lines.Length, StringComparer.Ordinal);
        for (int line = 0; line < lines.Length; line++)
            ids[lines[line]] = line;
        return ids;
    }

    private static JsonObject Added(string token, int id) => new()
    {
        ["id"] = id,
        ["content"] = token,
        ["single_word"] = false,
        ["lstrip"] = false,
        ["rstrip"] = false,
        ["normalized"] = false,
        ["special"] = true,
    };
}

using System.Text;
using EmbedBench.Tokenizers;
using HuggingFaceTokenizer = Tokenizers.DotNet.Tokenizer;

namespace EmbedBench.Tests.Tokenizers;

/// <summary>Ids of random texts, beside those that Hugging Face's own code gives.</summary>
public class HuggingFaceTokenizerTests
{
    private const int Seed = 42;

    // What tokenizers meet: words, cases, spaces, marks, scripts, added tokens, characters beyond U+FFFF.
    private static readonly string[] Pieces =
    [
        "a", "b", "ab", "abc", "A", "Ba", "x", "k", "K", "S", " ", "  ", "\n", "\r\n", "\t", "\u00A0", "\u3000", "'s", "'S", "'ſ", "'re", "'ll",
        "the ", "tokenization", "embedding ", "é", "e\u0301", "\u0301\u0323", "가", "각", "\u1100\u1161\u11A8", "İ", "ß", "ﬁ", "Ⅷ", "Σ", "ς", "ǅ",
        "😀", "𝐀", "𐐀", "𑀓", "。", "，", "!", "-", "_", "[A]", "[MASK]", "<mask>", "<s>", "1", "23", "²", "½", "٣", "▁", "漢", "𠀀", "𫤠", "Ⓐ", "🅰",
        "ａ", "ﷺ", "\u200B", "\u200D", "\0", "\uFFFD", "\u0085",
    ];

    [Theory]
    [InlineData("bert-uncased", 10_000)]
    [InlineData("mpnet", 1_000)]
    [InlineData("modernbert", 10_000)]
    public void Encode_RandomTexts_GivesHuggingFacesIds(string name, int texts) =>
        AssertSameIds(SharedData.Path($"golden/tokenizers/{name}.tokenizer.json"), texts);

    [Theory]
    [InlineData("""{"type":"BertNormalizer","clean_text":true,"handle_chinese_chars":true,"strip_accents":null,"lowercase":true}""")]
    [InlineData("""{"type":"BertNormalizer","clean_text":false,"handle_chinese_chars":false,"strip_accents":false,"lowercase":true}""")]
    [InlineData("""{"type":"NFC"}""")]
    [InlineData("""{"type":"NFD"}""")]
    [InlineData("""{"type":"NFKC"}""")]
    [InlineData("""{"type":"NFKD"}""")]
    [InlineData("""{"type":"Lowercase"}""")]
    [InlineData("""{"type":"StripAccents"}""")]
    [InlineData("""{"type":"Strip","strip_left":true,"strip_right":true}""")]
    [InlineData("""{"type":"Replace","pattern":{"Regex":" {2,}|\\s+$|^\\s|\\w\\W"},"content":"_"}""")]
    [InlineData("""{"type":"Replace","pattern":{"Regex":"(?i:[sk]|x)|[^\\w\\s]"},"content":"_"}""")]
    public void Encode_RandomTextsNormalized_GivesHuggingFacesIds(string normalizer) =>
        AssertSameIds(new TokenizerJson { Normalizer = normalizer }, texts: 500);

    [Theory]
    [InlineData("""{"type":"BertPreTokenizer"}""")]
    [InlineData("""{"type":"Whitespace"}""")]
    [InlineData("""{"type":"WhitespaceSplit"}""")]
    [InlineData("""{"type":"Punctuation","behavior":"Contiguous"}""")]
    [InlineData("""{"type":"Digits","individual_digits":true}""")]
    [InlineData("""{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":false,"use_regex":true}""")]
    [InlineData("""{"type":"Metaspace","replacement":"▁","prepend_scheme":"first","split":true}""")]
    [InlineData("""{"type":"WhitespaceSplit"},{"type":"Metaspace","replacement":"▁","prepend_scheme":"always","split":true}""")]
    [InlineData("""{"type":"Split","pattern":{"Regex":"[a\\p{P}]"},"behavior":"MergedWithPrevious","invert":false}""")]
    [InlineData("""{"type":"Split","pattern":{"Regex":"a*"},"behavior":"MergedWithNext","invert":true}""")]
    [InlineData("""{"type":"Split","pattern":{"Regex":"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+"},"behavior":"Isolated","invert":false}""")]
    public void Encode_RandomTextsPreTokenized_GivesHuggingFacesIds(string preTokenizer) =>
        AssertSameIds(TokenizerJson.Words(preTokenizer), texts: 500);

    [Fact]
    public void Encode_RandomTextsWithAddedTokens_GivesHuggingFacesIds() => AssertSameIds(
        TokenizerJson.Words("""{"type":"Metaspace","replacement":"▁","prepend_scheme":"first","split":true}""") with
        {
            Normalizer = """{"type":"NFKC"}""",
            AddedTokens = TokenizerJson.Added(
                ("<s>", "lstrip rstrip special"), ("ﬁ", "normalized"), (" b", "single_word rstrip"), ("b ", "single_word lstrip normalized"),
                ("ab", "single_word special"), ("abc", "lstrip"), ("  ", "normalized"), ("a  b", "lstrip rstrip")),
        },
        texts: 1_000);

    private static void AssertSameIds(TokenizerJson json, int texts)
    {
        using var folder = new TemporaryFolder();
        AssertSameIds(folder.Write("tokenizer.json", json.ToString()), texts);
    }

    private static void AssertSameIds(string file, int texts)
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
            Assert.Skip("Hugging Face's own code is packaged for Linux on x86-64 alone.");
        using var huggingFace = new HuggingFaceTokenizer(file);
        PretrainedTokenizer tokenizer = PretrainedTokenizer.Load(file);
        var random = new Random(Seed);
        for (int i = 0; i < texts; i++)
        {
            string text = RandomText(random);
            int[] expected = [.. huggingFace.Encode(text).Select(id => (int)id)];
            Assert.True(expected.AsSpan().SequenceEqual(tokenizer.Encode(text, int.MaxValue)), $"Text {i}: {text}");
        }
    }

    private static string RandomText(Random random)
    {
        var text = new StringBuilder();
        for (int piece = random.Next(20); piece > 0; piece--)
            text.Append(random.Next(6) == 0 ? RandomCharacter(random) : Pieces[random.Next(Pieces.Length)]);
        return text.ToString();
    }

    private static string RandomCharacter(Random random)
    {
        int codePoint = random.Next(4) switch { 0 => random.Next(0x250), 1 => random.Next(0x3100), 2 => random.Next(0xD800), _ => random.Next(0x10000, 0x20000) };
        return Is28Letters(codePoint) ? string.Empty : char.ConvertFromUtf32(codePoint);
    }

    // Letters whose lower case is newer than .NET's.
    private static bool Is28Letters(int codePoint) => codePoint is 0xA7CE or 0xA7D2 or 0xA7D4 or (>= 0x16EA0 and <= 0x16EB8);
}

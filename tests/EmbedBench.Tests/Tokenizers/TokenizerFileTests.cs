using System.Text;
using EmbedBench.Tokenizers;
using FsCheck.Xunit;

namespace EmbedBench.Tests.Tokenizers;

public class TokenizerFileTests
{
    private const string Example = """
        {"version":"1.0","truncation":{"max_length":128},"padding":null,
        "added_tokens":[{"id":0,"content":"[U]","single_word":false,"lstrip":false,"rstrip":false,"normalized":false,"special":true}],
        "normalizer":{"type":"BertNormalizer","clean_text":true,"handle_chinese_chars":true,"strip_accents":null,"lowercase":true},
        "pre_tokenizer":{"type":"BertPreTokenizer"},
        "post_processor":{"type":"BertProcessing","sep":["s",2],"cls":["c",1]},
        "decoder":{"type":"WordPiece","prefix":"##","cleanup":true},
        "model":{"type":"WordPiece","unk_token":"[U]","continuing_subword_prefix":"##","max_input_chars_per_word":100,"vocab":{"[U]":0,"c":1,"s":2}}}
        """;

    private const string BytePairExample = """
        {"version":"1.0","truncation":null,"padding":null,"added_tokens":[],"normalizer":{"type":"Sequence","normalizers":[{"type":"NFC"},{"type":"Replace","pattern":{"Regex":" {2,}"},"content":" "}]},
        "pre_tokenizer":{"type":"Sequence","pretokenizers":[{"type":"Split","pattern":{"Regex":"(?i:'s)|\\p{L}+|[^a-c]"},"behavior":"Isolated","invert":false},{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":true,"use_regex":true},{"type":"Metaspace","replacement":"_","prepend_scheme":"first","split":true}]},
        "post_processor":{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"S","type_id":0}},{"Sequence":{"id":"A","type_id":0}}],"pair":[],"special_tokens":{"S":{"id":"S","ids":[0],"tokens":["S"]}}},
        "decoder":{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":true,"use_regex":true},
        "model":{"type":"BPE","dropout":null,"unk_token":"a","continuing_subword_prefix":null,"end_of_word_suffix":null,"fuse_unk":false,"byte_fallback":true,"ignore_merges":true,"vocab":{"a":0,"b":1,"ab":2,"abb":3},"merges":["a b",["ab","b"]]}}
        """;

    [Theory]
    [InlineData("\"type\":\"BertPreTokenizer\"", "\"type\":\"Sudachi\"", "pre_tokenizer: the component 'Sudachi' is not known")]
    [InlineData("\"type\":\"BertNormalizer\"", "\"type\":\"Nmt\"", "normalizer: the component 'Nmt' is not known")]
    [InlineData("\"type\":\"BertProcessing\"", "\"type\":\"X\"", "post_processor: the component 'X' is not known")]
    [InlineData("\"decoder\":{\"type\":\"WordPiece\"", "\"decoder\":{\"type\":\"CTC\"", "decoder: the component 'CTC' is not known")]
    [InlineData("\"model\":{\"type\":\"WordPiece\"", "\"model\":{\"type\":\"Unigram\"", "model: the component 'Unigram' is not known")]
    [InlineData("\"lowercase\":true", "\"lowercase\":true,\"fold\":1", "normalizer: the key 'fold' is not known")]
    [InlineData("\"lowercase\":true", "\"lowercase\":1", "normalizer: 'lowercase' is 1; it must be true or false")]
    [InlineData("\"clean_text\":true,", "", "normalizer: the key 'clean_text' is missing")]
    [InlineData("\"padding\":null", "\"padding\":null,\"extra\":0", "the key 'extra' is not known")]
    [InlineData("\"padding\":null", "\"padding\":null,\"padding\":null", "the key 'padding' stands there twice")]
    [InlineData("\"version\":\"1.0\"", "\"version\":\"2.0\"", "the version is '2.0'; known is '1.0'")]
    [InlineData("\"c\":1", "\"c\":-1", "model: 'vocab['c']' is -1; it must be a whole number from 0 on")]
    [InlineData("\"c\":1", "\"c\":2", "model: 'vocab' gives the id 2 to 'c' and to 's'")]
    [InlineData("\"s\":2", "\"c\":2", "model: 'vocab' holds the token 'c' twice")]
    [InlineData("\"unk_token\":\"[U]\"", "\"unk_token\":\"x\"", "model: 'unk_token' is 'x', which is not in 'vocab'")]
    [InlineData("\"max_input_chars_per_word\":100", "\"max_input_chars_per_word\":1000000000", "model: 'max_input_chars_per_word' is 1000000000")]
    [InlineData("\"id\":0,\"content\":\"[U]\"", "\"id\":1,\"content\":\"[U]\"", "added_tokens[0]: '[U]' has the id 1; the model's vocabulary gives it 0")]
    [InlineData("\"id\":0,\"content\":\"[U]\"", "\"id\":4,\"content\":\"[V]\"", "added_tokens[0]: '[V]' has the id 4; the next one behind that is 3")]
    [InlineData("\"id\":0,\"content\":\"[U]\"", "\"id\":0,\"content\":\"\"", "added_tokens[0]: 'content' is empty")]
    [InlineData("[\"s\",2]", "[\"s\"]", "post_processor: 'sep' has 1 parts; it must have a token and its id")]
    [InlineData("\"decoder\":{", "\"decoder\":[{", "no valid JSON: ")]
    [InlineData("\"[U]\":0", "\"\\ud800\":0", "no valid JSON: ")]
    [InlineData("{\"type\":\"BertPreTokenizer\"}", "[]", "pre_tokenizer: found an array, where an object is expected")]
    public void Parse_WrongFile_SaysWhatAndWhere(string right, string wrong, string expected) =>
        AssertRefused(Example, right, wrong, expected);

    [Theory]
    [InlineData("[\"ab\",\"b\"]", "[\"ab\",\"b\",\"b\"]", "model: 'merges[1]' has 3 tokens; it must have two")]
    [InlineData("[\"ab\",\"b\"]", "[\"b\",\"b\"]", "model: 'merges[1]' needs the token 'bb', which is not in 'vocab'")]
    [InlineData("\"a b\"", "\"a  b\"", "model: 'merges[0]' is 'a  b'; it must be two tokens with a space between")]
    [InlineData("\"dropout\":null", "\"dropout\":0.1", "model: 'dropout' must be null or 0")]
    [InlineData("\"dropout\":null", "\"dropout\":\"0\"", "model: 'dropout' must be null or 0")]
    [InlineData("\"continuing_subword_prefix\":null", "\"continuing_subword_prefix\":\"#\"", "model: 'merges[0]' continues a word by 'b'")]
    [InlineData("\"prepend_scheme\":\"first\"", "\"prepend_scheme\":\"last\"", "pre_tokenizer.pretokenizers[2]: 'prepend_scheme' is 'last'")]
    [InlineData("\"prepend_scheme\":\"first\"", "\"add_prefix_space\":false", "pre_tokenizer.pretokenizers[2]: 'add_prefix_space' is false")]
    [InlineData("\"replacement\":\"_\"", "\"replacement\":\"__\"", "pre_tokenizer.pretokenizers[2]: 'replacement' is '__'")]
    [InlineData("\"Isolated\"", "\"Kept\"", "pre_tokenizer.pretokenizers[0]: the behavior 'Kept' is not known")]
    [InlineData("\"ids\":[0]", "\"ids\":[null]", "post_processor.special_tokens.S: 'ids' is null; it must be a whole number from 0 on")]
    [InlineData("\"id\":\"A\",\"type_id\":0", "\"id\":\"B\",\"type_id\":0", "post_processor: 'single' must name the sequence A once, and no other")]
    [InlineData("\"id\":\"A\",\"type_id\":0", "\"id\":\"A\",\"type_id\":1", "post_processor.single[1].Sequence: 'type_id' is 1")]
    public void Parse_WrongBytePairFile_SaysWhatAndWhere(string right, string wrong, string expected) =>
        AssertRefused(BytePairExample, right, wrong, expected);

    [Fact]
    public void Parse_NoUtf8_IsRefused() => Assert.Equal(
        "t.json: the file is not UTF-8.",
        Assert.Throws<InvalidDataException>(() => PretrainedTokenizer.Parse([(byte)'{', 0xFF], "t.json")).Message);

    [Fact]
    public void Load_MissingFile_SaysWhich() => Assert.Equal(
        "There is no tokenizer file none/tokenizer.json.",
        Assert.Throws<FileNotFoundException>(() => PretrainedTokenizer.Load("none/tokenizer.json")).Message);

    [Property(MaxTest = 500)]
    public void Parse_RandomBytes_GiveATokenizerOrTheDeclaredError(byte[] bytes) => ParsesOrRefuses(bytes);

    [Property(MaxTest = 1000)]
    public void Parse_MutatedBytes_GiveATokenizerOrTheDeclaredError(int seed)
    {
        var random = new Random(seed);
        byte[] bytes = Encoding.UTF8.GetBytes(random.Next(2) == 0 ? Example : BytePairExample);
        for (int change = random.Next(1, 4); change > 0; change--)
            bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : "0123456789{}[]\":,\\-u"u8[random.Next(20)];
        ParsesOrRefuses(bytes);
    }

    [Property(MaxTest = 500)]
    public void Parse_MovedParts_GiveATokenizerOrTheDeclaredError(int seed)
    {
        // A piece of one file in another one keeps the syntax right more often than single bytes do.
        var random = new Random(seed);
        string[] values = [.. (Example + BytePairExample).Split(',')];
        string json = random.Next(2) == 0 ? Example : BytePairExample;
        string replaced = values[random.Next(values.Length)];
        ParsesOrRefuses(Encoding.UTF8.GetBytes(json.Replace(replaced, values[random.Next(values.Length)], StringComparison.Ordinal)));
    }

    private static void AssertRefused(string example, string right, string wrong, string expected)
    {
        string json = example.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(example, json);
        InvalidDataException problem = Assert.Throws<InvalidDataException>(() => Parse(json));
        Assert.StartsWith($"t.json: {expected}", problem.Message, StringComparison.Ordinal);
    }

    private static PretrainedTokenizer Parse(string json) => PretrainedTokenizer.Parse(Encoding.UTF8.GetBytes(json), "t.json");

    private static void ParsesOrRefuses(byte[] bytes)
    {
        try
        {
            // What was taken can be used.
            PretrainedTokenizer tokenizer = PretrainedTokenizer.Parse(bytes, "t.json");
            Assert.NotNull(tokenizer.Decode(tokenizer.Encode("a 'S  ab\uD800c é😀", 1000)));
        }
        catch (InvalidDataException problem)
        {
            Assert.StartsWith("t.json: ", problem.Message, StringComparison.Ordinal);
        }
    }
}

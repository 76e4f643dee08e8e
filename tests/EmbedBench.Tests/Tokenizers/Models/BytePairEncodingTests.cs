using EmbedBench.Tokenizers;

namespace EmbedBench.Tests.Tokenizers.Models;

public class BytePairEncodingTests
{
    private const string Vocabulary = """
        {"<unk>":0,"a":1,"b":2,"c":3,"ab":4,"bc":5,"abc":6,"aa":7,"aaaa":8,"é":9,"<0x61>":10,"<0xF0>":11,"<0x9F>":12,"<0x98>":13,"<0x80>":14,"cab":15}
        """;

    private const string Pairs = """[["b","c"],["a","b"],["a","a"],["aa","aa"],["a","bc"]]""";
    private const string Lines = """["#version: 0.2","b c","a b","a a","aa aa","a bc"]""";

    [Theory]
    [InlineData("", "abc", new[] { 6 })]
    [InlineData("", "abab", new[] { 4, 4 })]
    [InlineData("", "aaaaa", new[] { 8, 1 })]
    [InlineData("", "aaaaaaab", new[] { 8, 7, 4 })]
    [InlineData("", "cab", new[] { 3, 4 })]
    [InlineData("", "axb", new[] { 4 })]
    [InlineData(""","ignore_merges":true""", "cab", new[] { 15 })]
    [InlineData(""","ignore_merges":true""", "acab", new[] { 1, 3, 4 })]
    [InlineData(""","unk_token":"<unk>" """, "axyb", new[] { 1, 0, 0, 2 })]
    [InlineData(""","unk_token":"<unk>","fuse_unk":true""", "axyb", new[] { 1, 0, 2 })]
    [InlineData(""","unk_token":"<unk>","byte_fallback":true""", "a😀x", new[] { 1, 11, 12, 13, 14, 0 })]
    [InlineData(""","dropout":0.0""", "bc", new[] { 5 })]
    public void Encode_Word_MergesInTheOrderOfTheFile(string options, string word, int[] expected)
    {
        Assert.Equal(expected, Tokenizer(Vocabulary, Pairs, options).Encode(word, int.MaxValue));
        Assert.Equal(expected, Tokenizer(Vocabulary, Lines, options).Encode(word, int.MaxValue));
    }

    [Theory]
    [InlineData("a", new[] { 2 })]
    [InlineData("ab", new[] { 5 })]
    [InlineData("aba", new[] { 1, 3, 4 })]
    public void Encode_PrefixAndSuffix_TellPlacesInTheWord(string word, int[] expected)
    {
        string vocabulary = """{"<unk>":0,"a":1,"a</w>":2,"##b":3,"##a</w>":4,"ab</w>":5,"##b</w>":6}""";
        string options = ""","continuing_subword_prefix":"##","end_of_word_suffix":"</w>" """;
        Assert.Equal(expected, Tokenizer(vocabulary, """["a ##b</w>"]""", options).Encode(word, int.MaxValue));
    }

    [Fact]
    public void Encode_ModelWithoutType_IsToldByItsKeys()
    {
        PretrainedTokenizer tokenizer = new TokenizerJson { Model = """{"vocab":{"a":0},"merges":[]}""", PreTokenizer = "null" }.Parse();
        Assert.Equal([0, 0], tokenizer.Encode("aa", int.MaxValue));
    }

    [Fact]
    public void Encode_MegabyteOfOneLetter_IsMergedInFullLength()
    {
        int[] ids = Tokenizer(Vocabulary, Pairs, string.Empty).Encode(new string('a', (1 << 20) + 3), int.MaxValue);
        Assert.Equal([.. Enumerable.Repeat(8, 1 << 18), 7, 1], ids);
    }

    [Fact]
    public void EncodeToTokens_ByteFallback_GivesEachByteThePlaceOfItsCharacter()
    {
        var tokens = Tokenizer(Vocabulary, Pairs, ""","byte_fallback":true""").EncodeToTokens("a😀b", out string? _);
        Assert.Equal([0..1, 1..3, 1..3, 1..3, 1..3, 3..4], tokens.Select(token => token.Offset));
    }

    private static PretrainedTokenizer Tokenizer(string vocabulary, string merges, string options) => new TokenizerJson
    {
        Model = $$"""{"type":"BPE","vocab":{{vocabulary}},"merges":{{merges}}{{options}}}""",
        PreTokenizer = "null",
    }.Parse();
}

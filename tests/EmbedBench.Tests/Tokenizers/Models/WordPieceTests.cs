using EmbedBench.Tokenizers;

namespace EmbedBench.Tests.Tokenizers.Models;

public class WordPieceTests
{
    private const string Model = """
        {"type":"WordPiece","unk_token":"u","continuing_subword_prefix":"##","max_input_chars_per_word":4,
        "vocab":{"u":7,"a":1000000,"##a":2,"ab":3,"##b":4,"😀":5,"##😀":6,"\n":0,"##\rx":9,"##\n":8}}
        """;

    [Theory]
    [InlineData("aba", new[] { 3, 2 })]
    [InlineData("aaaa", new[] { 1_000_000, 2, 2, 2 })]
    [InlineData("aaaaa", new[] { 7 })]
    [InlineData("abc", new[] { 7 })]
    [InlineData("😀😀😀😀", new[] { 5, 6, 6, 6 })]
    [InlineData("😀😀😀😀😀", new[] { 7 })]
    [InlineData("\n\rx\n", new[] { 0, 9, 8 })]
    [InlineData("\n\uFDD0n", new[] { 7 })]
    [InlineData("a\uD800", new[] { 7 })]
    public void Encode_Word_TakesTheLongestTokensOrTheUnknownOne(string word, int[] expected) =>
        Assert.Equal(expected, Tokenizer().Encode(word, int.MaxValue));

    [Fact]
    public void EncodeToTokens_LineEnds_HaveTheirPlaces()
    {
        var tokens = Tokenizer().EncodeToTokens("\n\rx\n", out string? _);
        Assert.Equal([0..1, 1..3, 3..4], tokens.Select(token => token.Offset));
    }

    private static PretrainedTokenizer Tokenizer() => new TokenizerJson { Model = Model, PreTokenizer = "null" }.Parse();
}

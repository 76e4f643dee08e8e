namespace EmbedBench.Tests.Tokenizers.AddedTokens;

public class AddedTokenTests
{
    // In the order of the ids from 256 on.
    private static readonly (string, string)[] Tokens =
    [
        ("<s>", "special"), ("<s>x", "special"), ("[L]", "lstrip special"), ("[R]", "rstrip special"), ("one", "single_word"), ("Two", "normalized"),
    ];

    [Theory]
    [InlineData("a<s>b", new[] { 97, 256, 98 })]
    [InlineData("<s><s>x", new[] { 256, 257 })]
    [InlineData("a  [L] b", new[] { 97, 258, 32, 98 })]
    [InlineData("a [R]  b", new[] { 97, 32, 259, 98 })]
    [InlineData("one-one", new[] { 260, 45, 260 })]
    [InlineData("ones one", new[] { 111, 110, 101, 115, 32, 260 })]
    [InlineData("A TWO two", new[] { 97, 32, 261, 32, 261 })]
    [InlineData("<S>", new[] { 60, 115, 62 })]
    public void Encode_AddedTokens_AreFoundInTheText(string text, int[] expected)
    {
        var tokenizer = new TokenizerJson { AddedTokens = TokenizerJson.Added(Tokens), Normalizer = """{"type":"Lowercase"}""" }.Parse();
        Assert.Equal(expected, tokenizer.Encode(text, int.MaxValue));
    }

    [Fact]
    public void TryGetId_AddedToken_IsKnownBothWays()
    {
        var tokenizer = new TokenizerJson { AddedTokens = TokenizerJson.Added(Tokens) }.Parse();
        Assert.Equal(256 + Tokens.Length, tokenizer.VocabularySize);
        Assert.True(tokenizer.TryGetId("<s>x", out int id));
        Assert.Equal(257, id);
        Assert.True(tokenizer.TryGetToken(257, out string? token));
        Assert.Equal("<s>x", token);
        Assert.True(tokenizer.TryGetToken('a', out token));
        Assert.Equal("a", token);
        Assert.False(tokenizer.TryGetId("none", out _));
        Assert.False(tokenizer.TryGetToken(999, out _));
    }
}

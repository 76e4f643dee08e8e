namespace EmbedBench.Tests.Tokenizers.Decoders;

public class DecoderTests
{
    private const string Vocabulary = """
        {"hi":0,"##ing":1,".":2,"n't":3,"▁▁x":4,"Ġé":5,"ÃÂ©":6,"end</w>":7,"<0xC3>":8,"<0xA9>":9,"__z_":10,"Ã":11}
        """;

    private const string Llama = """
        {"type":"Sequence","decoders":[{"type":"Replace","pattern":{"String":"▁"},"content":" "},{"type":"ByteFallback"},{"type":"Fuse"},{"type":"Strip","content":" ","start":1,"stop":0}]}
        """;

    [Theory]
    [InlineData("null", new[] { 0, 1, 2 }, "hi ##ing .")]
    [InlineData("""{"type":"WordPiece","prefix":"##","cleanup":true}""", new[] { 0, 1, 3, 2 }, "hiingn't.")]
    [InlineData("""{"type":"WordPiece","prefix":"##","cleanup":false}""", new[] { 0, 1, 3, 2 }, "hiing n't .")]
    [InlineData("""{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":true,"use_regex":true}""", new[] { 0, 6, 4, 11 }, "hi\uFFFD\u00A9▁▁x\uFFFD")]
    [InlineData("""{"type":"BPEDecoder","suffix":"</w>"}""", new[] { 7, 0, 7 }, "end hiend")]
    [InlineData("""{"type":"Metaspace","replacement":"▁","prepend_scheme":"always"}""", new[] { 4, 4 }, "x  x")]
    [InlineData("""{"type":"Metaspace","replacement":"▁","prepend_scheme":"never","split":true}""", new[] { 4 }, "  x")]
    [InlineData("""{"type":"Replace","pattern":{"Regex":"[a-i]"},"content":"$0"}""", new[] { 0 }, "$0$0")]
    [InlineData("""{"type":"Strip","content":"_","start":1,"stop":3}""", new[] { 10 }, "_z")]
    [InlineData("""{"type":"ByteFallback"}""", new[] { 8, 9, 0, 9, 8 }, "éhi\uFFFD\uFFFD")]
    [InlineData(Llama, new[] { 4, 8, 9, 4 }, " xé  x")]
    public void Decode_Ids_GivesTheirText(string decoder, int[] ids, string expected)
    {
        var tokenizer = new TokenizerJson { Model = $$"""{"type":"BPE","vocab":{{Vocabulary}},"merges":[]}""", Decoder = decoder }.Parse();
        Assert.Equal(expected, tokenizer.Decode(ids));
    }

    [Fact]
    public void Decode_SpecialTokens_AreLeftOutOnRequest()
    {
        var tokenizer = new TokenizerJson { AddedTokens = TokenizerJson.Added(("<s>", "special"), ("new", "")) }.Parse();
        Assert.Equal("anew", tokenizer.Decode([256, 'a', 257, 999]));
        Assert.Equal("<s>anew", tokenizer.Decode([256, 'a', 257, 999], skipSpecialTokens: false));
    }
}

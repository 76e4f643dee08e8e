namespace EmbedBench.Tests.Tokenizers.PostProcessors;

public class PostProcessorTests
{
    private const string Template = """
        {"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"S","type_id":0}},{"Sequence":{"id":"A","type_id":0}},{"SpecialToken":{"id":"E","type_id":0}}],
        "pair":[],"special_tokens":{"S":{"id":"S","ids":[1000,1001],"tokens":["S","T"]},"E":{"id":"E","ids":[1002],"tokens":["E"]}}}
        """;

    private const string Roberta = """{"type":"RobertaProcessing","sep":["</s>",2000],"cls":["<s>",2001],"trim_offsets":true,"add_prefix_space":false}""";
    private const string Bert = """{"type":"BertProcessing","sep":["[SEP]",3000],"cls":["[CLS]",3001]}""";
    private const string ByteLevel = """{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":false,"use_regex":true}""";

    [Theory]
    [InlineData("null", new int[0], new int[0])]
    [InlineData(Template, new[] { 1000, 1001 }, new[] { 1002 })]
    [InlineData(Roberta, new[] { 2001 }, new[] { 2000 })]
    [InlineData(Bert, new[] { 3001 }, new[] { 3000 })]
    [InlineData(ByteLevel, new int[0], new int[0])]
    [InlineData($$"""{"type":"Sequence","processors":[{{ByteLevel}},{{Roberta}},{{Bert}}]}""", new[] { 3001, 2001 }, new[] { 2000, 3000 })]
    public void Encode_PostProcessor_PutsSpecialTokensAround(string postProcessor, int[] before, int[] after)
    {
        var tokenizer = new TokenizerJson { PostProcessor = postProcessor }.Parse();
        Assert.Equal([.. before, 'a', 'b', .. after], tokenizer.Encode("ab", int.MaxValue));
        Assert.Equal([.. before, .. after], tokenizer.Encode(string.Empty, int.MaxValue));
        Assert.Equal([.. before, 'a', .. after], tokenizer.Encode("ab", before.Length + after.Length + 1));
        Assert.Equal(before.Length + after.Length, tokenizer.SpecialTokensAroundText);
    }
}

using EmbedBench.Tokenizers;

namespace EmbedBench.Tests.Tokenizers.PreTokenizers;

public class PreTokenizerTests
{
    private const string Split = """{"type":"Split","pattern":{"String":"-"},"behavior":"BEHAVIOR","invert":false}""";
    private const string Punctuation = """{"type":"Punctuation","behavior":"BEHAVIOR"}""";

    [Theory]
    [InlineData("""{"type":"BertPreTokenizer"}""", "Don't  stop.\nU+1F600😀!", "Don|'|t|stop|.|U|+|1F600😀|!")]
    [InlineData("""{"type":"Whitespace"}""", "a_b c-d!? Ⓐ½ é", "a_b|c|-|d|!?|Ⓐ|½|é")]
    [InlineData("""{"type":"WhitespaceSplit"}""", " a\u3000b\n\nc! ", "a|b|c!")]
    [InlineData("""{"type":"Punctuation"}""", "a,.b", "a|,|.|b")]
    [InlineData("""{"type":"Digits","individual_digits":true}""", "a12Ⅷ", "a|1|2|Ⅷ")]
    [InlineData("""{"type":"Digits","individual_digits":false}""", "a12b3", "a|12|b|3")]
    [InlineData("""{"type":"Split","pattern":{"Regex":"\\p{L}+|\\d"},"behavior":"Removed","invert":true}""", "ab𝐀 c12!", "ab𝐀|c|1|2")]
    [InlineData("""{"type":"ByteLevel","add_prefix_space":false,"trim_offsets":true}""", "I'll  do 𝐀1!\n\nx", "I|'ll| | do| 𝐀|1|!|\n|\n|x")]
    [InlineData("""{"type":"Sequence","pretokenizers":[{"type":"WhitespaceSplit"},{"type":"Punctuation"}]}""", "a b,c", "a|b|,|c")]
    public void PreTokenize_Text_GivesItsWords(string preTokenizer, string text, string expected) =>
        Assert.Equal(expected, Words(preTokenizer, text));

    [Theory]
    [InlineData("Removed", "a|b|c")]
    [InlineData("Isolated", "-|a|-|-|b|-|c|-")]
    [InlineData("MergedWithPrevious", "-|a-|-|b-|c-")]
    [InlineData("MergedWithNext", "-a|-|-b|-c|-")]
    [InlineData("Contiguous", "-|a|--|b|-|c|-")]
    public void PreTokenize_EachBehavior_TreatsDelimitersSo(string behavior, string expected)
    {
        Assert.Equal(expected, Words(Split.Replace("BEHAVIOR", behavior, StringComparison.Ordinal), "-a--b-c-"));
        Assert.Equal(expected, Words(Punctuation.Replace("BEHAVIOR", behavior, StringComparison.Ordinal), "-a--b-c-"));
    }

    [Theory]
    [InlineData("always", true, " ▁a ▁b")]
    [InlineData("first", true, " ▁a ▁b")]
    [InlineData("never", true, " a ▁b")]
    [InlineData("always", false, " ▁a▁b")]
    public void Encode_Metaspace_MarksSpaces(string scheme, bool split, string expected)
    {
        string metaspace = $$"""{"type":"Metaspace","replacement":"▁","prepend_scheme":"{{scheme}}","split":{{(split ? "true" : "false")}}}""";
        Assert.Equal(expected, TokenizerJson.Words(metaspace).Parse().Spell("a b"));
    }

    [Fact]
    public void Encode_MetaspaceFirst_MarksNoWordBehindAnAddedToken()
    {
        PretrainedTokenizer tokenizer = (TokenizerJson.Words("""{"type":"Metaspace","replacement":"▁","prepend_scheme":"first"}""") with
        {
            AddedTokens = TokenizerJson.Added(("<s>", "special")),
        }).Parse();
        Assert.Equal("▁", tokenizer.Spell("b")[1..2]);
        Assert.Equal([256, ' ', 'b'], tokenizer.Encode("<s>b", int.MaxValue));
    }

    [Fact]
    public void Encode_ByteLevelWithPrefixSpace_PutsItBeforeTheText()
    {
        PretrainedTokenizer tokenizer = new TokenizerJson
        {
            PreTokenizer = """{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":true,"use_regex":true}""",
        }.Parse();
        Assert.Equal(" é x", tokenizer.Spell("é x"));
        Assert.Equal(" é", tokenizer.Spell(" é"));
    }

    private static string Words(string preTokenizer, string text)
    {
        PretrainedTokenizer tokenizer = new TokenizerJson { PreTokenizer = preTokenizer }.Parse();
        return string.Join('|', tokenizer.PreTokenizer!.PreTokenize(text).Select(word => text.Substring(word.Offset, word.Length)));
    }
}

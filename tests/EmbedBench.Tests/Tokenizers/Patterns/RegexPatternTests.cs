using EmbedBench.Tokenizers;

namespace EmbedBench.Tests.Tokenizers.Patterns;

public class RegexPatternTests
{
    [Theory]
    [InlineData(@"\p{L}+", "a𝐀b1", "_1")]
    [InlineData(@"[^\p{L}]", "a😀1𝐀", "a__𝐀")]
    [InlineData(@".", "😀\n", "_\n")]
    [InlineData(@"\w", "½ৰ৴Ⓐ🅰 ", "__৴__ ")]
    [InlineData(@"[\w]", "½aⒶ", "½__")]
    [InlineData(@"\W", "a½ ৴", "a½__")]
    [InlineData(@"\d", "1٣²Ⅷ", "__²Ⅷ")]
    [InlineData(@"\s+(?!\S)|\s+", "a   b", "a__b")]
    [InlineData(@"(?i:'s|k)", "'S'ſ\u212Ak", "____")]
    [InlineData(@"^a|b$", "a b\na b\n", "_ _\n_ _\n")]
    [InlineData(@"a?+a", "aab", "_b")]
    [InlineData(@"(?:ab|a)++b", "ab", "ab")]
    [InlineData(@"a{,2}b", "aaab", "a_")]
    [InlineData(@"[a\-c-e\]]", "a-bd]", "__b__")]
    [InlineData(@"(?<=a)b|\x41\u0042", "ab AB", "a_ _")]
    public void Replace_Expression_MeansWhatItMeansInOniguruma(string expression, string text, string expected) =>
        Assert.Equal(expected, Tokenizer(expression).Spell(text));

    [Theory]
    [InlineData(@"[[:alpha:]]")]
    [InlineData(@"[a&&b]")]
    [InlineData(@"[]a]")]
    [InlineData(@"\p{Han}")]
    [InlineData(@"\p{L")]
    [InlineData(@"\h")]
    [InlineData(@"\b")]
    [InlineData(@"(a)\1")]
    [InlineData(@"(?s).")]
    [InlineData(@"(?i:é)")]
    [InlineData(@"(?i:ss)")]
    [InlineData(@"(?i:[a-z])")]
    [InlineData(@"(?i:\p{Lu})")]
    [InlineData(@"𝐀")]
    [InlineData(@"a{3}?")]
    [InlineData(@"a{2,3}+")]
    [InlineData(@"a{")]
    [InlineData(@"*a")]
    [InlineData(@"(a")]
    [InlineData(@"a)")]
    [InlineData(@"[a")]
    [InlineData(@"[b-a]")]
    [InlineData(@"\")]
    [InlineData(@"\x4")]
    public void Parse_ExpressionThatDotNetReadsOtherwise_IsRefused(string expression)
    {
        InvalidDataException problem = Assert.Throws<InvalidDataException>(() => Tokenizer(expression));
        Assert.StartsWith($"tokenizer.json: normalizer.pattern: the regular expression '{expression}' is not supported: ", problem.Message, StringComparison.Ordinal);
    }

    private static PretrainedTokenizer Tokenizer(string expression) => new TokenizerJson
    {
        Normalizer = $$"""{"type":"Replace","pattern":{"Regex":{{System.Text.Json.JsonSerializer.Serialize(expression)}}},"content":"_"}""",
    }.Parse();
}

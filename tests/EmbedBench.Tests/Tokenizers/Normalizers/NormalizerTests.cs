namespace EmbedBench.Tests.Tokenizers.Normalizers;

public class NormalizerTests
{
    private const string Bert = """{"type":"BertNormalizer","clean_text":true,"handle_chinese_chars":true,"strip_accents":null,"lowercase":true}""";
    private const string BertCased = """{"type":"BertNormalizer","clean_text":true,"handle_chinese_chars":true,"strip_accents":null,"lowercase":false}""";

    [Theory]
    [InlineData(Bert, "Ünïcode\tÉÈ\u0000\u200B\uFFFD\u000B!", "unicode ee!")]
    [InlineData(Bert, "a漢b\U0002B81Fc\U0002B820d", "a 漢 b \U0002B81F c\U0002B820d")]
    [InlineData(BertCased, "Émile\u00A0X", "Émile X")]
    [InlineData("""{"type":"NFC"}""", "e\u0301 \u1100\u1161\u11A8 \u0958 \u212B", "é 각 \u0915\u093C Å")]
    [InlineData("""{"type":"NFC"}""", "a\u0301\u0323", "ạ\u0301")]
    [InlineData("""{"type":"NFD"}""", "é 각 ﬁ", "e\u0301 \u1100\u1161\u11A8 ﬁ")]
    [InlineData("""{"type":"NFKC"}""", "ﬁ Ⅷ ａ e\u0301", "fi VIII a é")]
    [InlineData("""{"type":"NFKD"}""", "ﬁ é ½", "fi e\u0301 1\u20442")]
    [InlineData("""{"type":"Lowercase"}""", "İSTANBUL ΣΟΦΟΣ ẞ \U00010400", "i\u0307stanbul σοφοσ ß \U00010428")]
    [InlineData("""{"type":"StripAccents"}""", "é e\u0301 \u0903x", "é e x")]
    [InlineData("""{"type":"Strip","strip_left":true,"strip_right":false}""", "\u3000 a \n", "a \n")]
    [InlineData("""{"type":"Strip","strip_left":false,"strip_right":true}""", " a \n", " a")]
    [InlineData("""{"type":"Prepend","prepend":"▁"}""", "a", "▁a")]
    [InlineData("""{"type":"Prepend","prepend":"▁"}""", "", "")]
    [InlineData("""{"type":"Replace","pattern":{"String":"aa"},"content":"$0"}""", "aaab", "$0ab")]
    [InlineData("""{"type":"Replace","pattern":{"Regex":" {2,}"},"content":"_"}""", "a   b c", "a_b c")]
    [InlineData("""{"type":"Sequence","normalizers":[{"type":"NFD"},{"type":"StripAccents"},{"type":"Lowercase"}]}""", "ÀB", "ab")]
    public void Normalize_Text_GivesTheExpectedOne(string normalizer, string text, string expected)
    {
        var tokenizer = new TokenizerJson { Normalizer = normalizer }.Parse();
        Assert.Equal(expected, tokenizer.Normalizer!.Normalize(text));
        Assert.Equal(expected, tokenizer.Normalizer.Normalize(text.AsSpan()));
        Assert.Equal(expected, tokenizer.Spell(text));
    }

    [Theory]
    [InlineData("NFC")]
    [InlineData("NFD")]
    [InlineData("NFKC")]
    [InlineData("NFKD")]
    public void Normalize_ManyMarks_StaysFastAndOrdersThem(string form)
    {
        // Marks of two classes in turn are a run that must be sorted.
        string marks = string.Concat(Enumerable.Repeat("\u0315\u0323", 50_000));
        string normalized = new TokenizerJson { Normalizer = $$"""{"type":"{{form}}"}""" }.Parse().Normalizer!.Normalize(marks);
        Assert.Equal(new string('\u0323', 50_000) + new string('\u0315', 50_000), normalized);
    }
}

using EmbedBench.Tokenizers;

namespace EmbedBench.Tests.Tokenizers;

public class PretrainedTokenizerTests
{
    [Theory]
    [InlineData("bert-uncased")]
    [InlineData("mpnet")]
    [InlineData("modernbert")]
    public void Encode_GoldenTexts_GivesTheirIds(string name)
    {
        GoldenTokenizer golden = GoldenTokenizer.Read(name);
        for (int row = 0; row < golden.Texts.Count; row++)
            Assert.Equal(golden.Ids[row], golden.Tokenizer.Encode(golden.Texts[row], golden.MaxTokens));
    }

    [Theory]
    [InlineData("bert-uncased")]
    [InlineData("mpnet")]
    [InlineData("modernbert")]
    public void EncodeAll_FourThreads_GivesTheSameIdsInTheSameOrder(string name)
    {
        GoldenTokenizer golden = GoldenTokenizer.Read(name);
        int[][] ids = golden.Tokenizer.EncodeAll(golden.Texts, golden.MaxTokens, threads: 4, TestContext.Current.CancellationToken);
        Assert.Equal(golden.Ids, ids);
    }

    [Fact]
    public void Load_EmbeddedModel_HasItsFingerprintAndSize()
    {
        PretrainedTokenizer tokenizer = Embedded();
        Assert.Equal("be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037", tokenizer.Fingerprint);
        Assert.Equal(30_522, tokenizer.VocabularySize);
    }

    [Theory]
    [InlineData(2, new[] { 101, 102 })]
    [InlineData(3, new[] { 101, 7592, 102 })]
    [InlineData(4, new[] { 101, 7592, 2088, 102 })]
    [InlineData(256, new[] { 101, 7592, 2088, 102 })]
    public void Encode_LimitedTokens_KeepsTheSpecialOnes(int maxTokens, int[] expected) =>
        Assert.Equal(expected, Embedded().Encode("Hello world", maxTokens));

    [Fact]
    public void Encode_NoRoomForSpecialTokens_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Embedded().Encode("Hello world", 1));

    [Fact]
    public void EncodeAll_WrongArgumentsOrCancelled_IsRefused()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        PretrainedTokenizer tokenizer = Embedded();
        Assert.Throws<ArgumentOutOfRangeException>(() => tokenizer.EncodeAll(["a"], 256, threads: 0, TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentOutOfRangeException>(() => tokenizer.EncodeAll(["a"], 1, threads: 1, TestContext.Current.CancellationToken));
        Assert.Throws<OperationCanceledException>(() => tokenizer.EncodeAll(["a"], 256, threads: 1, cancelled.Token));
    }

    [Fact]
    public void Encode_MegabyteOfOneLetter_IsOneUnknownWord() =>
        Assert.Equal([101, 100, 102], Embedded().Encode(new string('a', 1 << 20), int.MaxValue));

    [Fact]
    public void Encode_HalfOfASurrogatePair_CountsAsTheReplacementCharacter()
    {
        PretrainedTokenizer tokenizer = new TokenizerJson().Parse();
        Assert.Equal("a\uFFFDb\uFFFD😀", tokenizer.Spell("a\uD83Db\uDE00😀"));
    }

    private static PretrainedTokenizer Embedded() =>
        PretrainedTokenizer.Load(SharedData.InRepository("models/all-MiniLM-L6-v2/tokenizer.json"));
}

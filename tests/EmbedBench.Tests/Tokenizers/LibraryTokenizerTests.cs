using System.Buffers;
using EmbedBench.Tokenizers;
using Microsoft.ML.Tokenizers;

namespace EmbedBench.Tests.Tokenizers;

/// <summary>The tokenizer as programs use it that know the library alone.</summary>
public class LibraryTokenizerTests
{
    // [CLS] una ##ffa ##ble cafe ! [SEP]
    private const string Text = "Unaffable  CAFÉ!";
    private static readonly int[] Ids = [101, 14477, 20961, 3468, 7668, 999, 102];

    [Fact]
    public void EncodeToIds_Text_HasSpecialTokensAndCountsThem()
    {
        Tokenizer tokenizer = Embedded();
        Assert.Equal(Ids, tokenizer.EncodeToIds(Text));
        Assert.Equal(Ids, tokenizer.EncodeToIds(Text.AsSpan()));
        Assert.Equal(Ids.Length, tokenizer.CountTokens(Text));
    }

    [Fact]
    public void EncodeToTokens_Text_HasPlacesInTheNormalizedText()
    {
        IReadOnlyList<EncodedToken> tokens = Embedded().EncodeToTokens(Text, out string? normalized);
        Assert.Equal("unaffable  cafe!", normalized);
        Assert.Equal(Ids, tokens.Select(token => token.Id));
        Assert.Equal(["[CLS]", "una", "##ffa", "##ble", "cafe", "!", "[SEP]"], tokens.Select(token => token.Value));
        Assert.Equal([0..0, 0..3, 3..6, 6..9, 11..15, 15..16, 16..16], tokens.Select(token => token.Offset));
    }

    [Fact]
    public void EncodeToTokens_BytesOfACharacter_HaveItsPlace()
    {
        IReadOnlyList<EncodedToken> tokens = new TokenizerJson { PreTokenizer = TokenizerJson.SpacedBytes }.Parse().EncodeToTokens("aé😀", out string? _);
        Assert.Equal([0..0, 0..1, 1..2, 1..2, 2..4, 2..4, 2..4, 2..4], tokens.Select(token => token.Offset));
    }

    [Fact]
    public void EncodeToIds_Limited_TellsWhatItConsumed()
    {
        IReadOnlyList<int> ids = Embedded().EncodeToIds(Text, maxTokenCount: 5, out string? normalized, out int consumed);
        Assert.Equal([.. Ids[..4], 102], ids);
        Assert.Equal("unaffable", normalized![..consumed]);
    }

    [Theory]
    [InlineData(7, 16, 0)]
    [InlineData(5, 9, 6)]
    [InlineData(2, 0, 16)]
    public void GetIndexByTokenCount_Limited_CutsTheNormalizedText(int maxTokens, int expectedEnd, int expectedStart)
    {
        Tokenizer tokenizer = Embedded();
        Assert.Equal(expectedEnd, tokenizer.GetIndexByTokenCount(Text, maxTokens, out string? _, out int count));
        Assert.Equal(maxTokens, count);
        Assert.Equal(expectedStart, tokenizer.GetIndexByTokenCountFromEnd(Text, maxTokens, out string? _, out count));
        Assert.Equal(maxTokens, count);
    }

    [Fact]
    public void EncodeToIds_StepsLeftOut_TakesTheTextAsOneWord()
    {
        Tokenizer tokenizer = Embedded();
        Assert.Equal([101, 100, 102], tokenizer.EncodeToIds("cafe !", considerPreTokenization: false));
        Assert.Equal([101, 100, 999, 102], tokenizer.EncodeToIds("CAFÉ!", considerNormalization: false));
    }

    [Fact]
    public void Decode_Ids_GivesTheTextWithoutSpecialTokens()
    {
        Tokenizer tokenizer = Embedded();
        Assert.Equal("unaffable cafe!", tokenizer.Decode(Ids));
        Span<char> buffer = new char[20];
        Assert.Equal(OperationStatus.Done, tokenizer.Decode(Ids, buffer, out int consumed, out int written));
        Assert.Equal("unaffable cafe!", new string(buffer[..written]));
        Assert.Equal(Ids.Length, consumed);
        Assert.Equal(OperationStatus.DestinationTooSmall, tokenizer.Decode(Ids, buffer[..3], out consumed, out written));
        Assert.Equal((0, 0), (consumed, written));
    }

    private static PretrainedTokenizer Embedded() =>
        PretrainedTokenizer.Load(SharedData.InRepository("models/all-MiniLM-L6-v2/tokenizer.json"));
}

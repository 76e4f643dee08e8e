using System.Text;
using System.Text.Json;
using EmbedBench.Tokenizers;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EmbedBench.Tests.Tokenizers;

public sealed class BertVocabularyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("\n", true)]
    [InlineData("\n", false)]
    [InlineData("\r\n", true)]
    public void Load_VocabularyOfBert_GivesTheIdsOfItsTokenizer(string lineEnd, bool endsWithALine)
    {
        GoldenTokenizer golden = GoldenTokenizer.Read("bert-uncased");
        using var document = JsonDocument.Parse(File.ReadAllText(golden.File));
        IEnumerable<string> tokens = document.RootElement.GetProperty("model").GetProperty("vocab").EnumerateObject()
            .OrderBy(token => token.Value.GetInt32()).Select(token => token.Name);
        string file = _folder.Write("vocab.txt", string.Join(lineEnd, tokens) + (endsWithALine ? lineEnd : ""));

        PretrainedTokenizer tokenizer = new BertVocabulary().Load(file);

        Assert.Equal(golden.Tokenizer.VocabularySize, tokenizer.VocabularySize);
        for (int row = 0; row < golden.Texts.Count; row++)
            Assert.Equal(golden.Ids[row], tokenizer.Encode(golden.Texts[row], golden.MaxTokens));
    }

    [Theory]
    [InlineData(true, null, new[] { 2, 5, 3 })]
    [InlineData(true, false, new[] { 2, 7, 3 })]
    [InlineData(false, null, new[] { 2, 6, 3 })]
    public void Load_Settings_DecideCaseAndAccents(bool lowerCase, bool? stripAccents, int[] expected)
    {
        string file = _folder.Write("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nete\nÉté\nété\n");
        PretrainedTokenizer tokenizer = new BertVocabulary { LowerCase = lowerCase, StripAccents = stripAccents }.Load(file);
        Assert.Equal(expected, tokenizer.Encode("Été", 10));
    }

    [Fact]
    public void Load_WithoutASpecialToken_IsASentence()
    {
        string file = _folder.Write("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[MASK]\n");
        var exception = Assert.Throws<InvalidDataException>(() => new BertVocabulary().Load(file));
        Assert.Equal($"{file}: the vocabulary has no line [SEP]; BERT's have [PAD], [UNK], [CLS], [SEP], [MASK].", exception.Message);
    }

    [Property(MaxTest = 200)]
    public void ToTokenizerJson_AnyBytes_AreATokenizerOrTheDeclaredError(byte[] bytes)
    {
        byte[] vocabulary = [.. Encoding.UTF8.GetBytes("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n"), .. bytes];
        try
        {
            string json = new BertVocabulary().ToTokenizerJson(vocabulary, "vocab.txt");
            _ = PretrainedTokenizer.Parse(Encoding.UTF8.GetBytes(json), "vocab.txt").Encode("a text", 10);
        }
        catch (InvalidDataException)
        {
            // As declared.
        }
    }

    public void Dispose() => _folder.Dispose();
}

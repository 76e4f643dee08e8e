using System.Text.Json;
using EmbedBench.Encoders;
using EmbedBench.Encoders.Folders;
using EmbedBench.Torch;

namespace EmbedBench.Tests.Encoders.Folders;

public sealed class PlainFolderTests : IDisposable
{
    private static readonly string[] Texts = ["a projector for the living room", "die cutter", "carrying a tent and food for a week"];

    private readonly Workers _workers = new(1);
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("bert-mean")]
    [InlineData("roberta-mean")]
    [InlineData("mpnet-mean")]
    [InlineData("modernbert-mean")]
    [InlineData("distilbert-mean")]
    public void Load_FolderOfTransformers_TakesTheMeanAndNormalizesNothing(string name)
    {
        Copy(name);
        using SentenceEncoder plain = SentenceEncoder.Load(_folder.Path, _workers);
        using SentenceEncoder whole = SentenceEncoder.Load(SharedData.Path($"golden/models/{name}"), _workers);

        EmbeddingMatrix expected = Encode(whole);
        EmbeddingMatrix actual = Encode(plain);
        for (int text = 0; text < Texts.Length; text++)
        {
            double length = Length(actual[text]), expectedLength = Length(expected[text]);
            Assert.NotEqual(1, length, 1e-3);
            for (int i = 0; i < actual.Dimension; i++)
                Assert.Equal(expected[text][i] / expectedLength, actual[text][i] / length, 1e-6);
        }

        Assert.Equal(whole.Model.WeightsFingerprint, plain.Model.WeightsFingerprint);
        Assert.Equal(whole.MaxTokens, plain.MaxTokens);
    }

    [Fact]
    public void Write_FolderOfTransformers_BecomesOneOfSentenceTransformers()
    {
        Copy("bert-mean");
        using SentenceEncoder plain = SentenceEncoder.Load(_folder.Path, _workers, maxTokens: 100);
        string target = Path.Combine(_folder.Path, "saved");
        ModelFolderWriter.Write(plain, target);

        using SentenceEncoder saved = SentenceEncoder.Load(target, _workers);
        Assert.Equal(plain.Fingerprint, saved.Fingerprint);
        Assert.Equal(
            """
            [
              {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
              {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"}
            ]

            """,
            File.ReadAllText(Path.Combine(target, "modules.json")));
        Assert.Equal("{\"word_embedding_dimension\": 64, \"pooling_mode_mean_tokens\": true}\n", File.ReadAllText(Path.Combine(target, "1_Pooling/config.json")));
        Assert.Equal("{\"max_seq_length\": 100, \"do_lower_case\": false}", File.ReadAllText(Path.Combine(target, "sentence_bert_config.json")));
    }

    [Fact]
    public void Load_VocabularyWithoutTokenizerJson_IsKeptWhenSaved()
    {
        Copy("bert-mean");
        string tokenizer = Path.Combine(_folder.Path, "tokenizer.json");
        using (var document = JsonDocument.Parse(File.ReadAllText(tokenizer)))
        {
            IEnumerable<string> tokens = document.RootElement.GetProperty("model").GetProperty("vocab").EnumerateObject()
                .OrderBy(token => token.Value.GetInt32()).Select(token => token.Name);
            _folder.Write("vocab.txt", string.Join('\n', tokens));
        }

        EmbeddingMatrix expected = Encode(_folder.Path);
        File.Delete(tokenizer);
        EmbeddingMatrix old = Encode(_folder.Path);
        string target = Path.Combine(_folder.Path, "saved");
        using (SentenceEncoder encoder = SentenceEncoder.Load(_folder.Path, _workers))
            ModelFolderWriter.Write(encoder, target);

        Assert.Equal(expected.Values, old.Values);
        Assert.Equal(expected.Values, Encode(target).Values);
    }

    [Fact]
    public void Load_FolderThatLostItsModules_IsNotTakenForAPlainOne()
    {
        Copy("bert-cls");
        _folder.Write("1_Pooling/config.json", "{}");
        var exception = Assert.Throws<FileNotFoundException>(() => SentenceEncoder.Load(_folder.Path, _workers));
        Assert.EndsWith(
            "has a folder 1_Pooling but no modules.json, which says what belongs to the model: copy the whole folder.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FolderWithoutConfig_IsNoModel()
    {
        var exception = Assert.Throws<FileNotFoundException>(() => SentenceEncoder.Load(_folder.Path, _workers));
        Assert.EndsWith(
            "is no model folder: it has neither modules.json (sentence-transformers) nor config.json (transformers).", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _workers.Dispose();
        _folder.Dispose();
    }

    /// <summary>The files that transformers writes.</summary>
    private void Copy(string name)
    {
        string source = SharedData.Path($"golden/models/{name}");
        foreach (string file in (string[])["config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json"])
            _folder.Write(file, File.ReadAllBytes(Path.Combine(source, file)));
    }

    private EmbeddingMatrix Encode(string folder)
    {
        using SentenceEncoder encoder = SentenceEncoder.Load(folder, _workers);
        return Encode(encoder);
    }

    private static EmbeddingMatrix Encode(SentenceEncoder encoder) =>
        encoder.Encode(Texts, new EncodeOptions(), cancel: TestContext.Current.CancellationToken);

    private static double Length(ReadOnlySpan<float> vector)
    {
        double squares = 0;
        foreach (float value in vector)
            squares += (double)value * value;
        return Math.Sqrt(squares);
    }
}

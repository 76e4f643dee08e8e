using System.Security.Cryptography;
using System.Text.Json;
using EmbedBench.Encoders;
using EmbedBench.Encoders.Folders;
using EmbedBench.Torch;

namespace EmbedBench.Tests.Encoders;

/// <summary>The embedded all-MiniLM-L6-v2 against sentence-transformers' figures, and what it guarantees.</summary>
public sealed class EmbeddedModelTests
{
    private static readonly string Folder = SharedData.InRepository("models/all-MiniLM-L6-v2");

    [Fact]
    public void Encode_ReferenceTexts_AgreesWithinTwoMillionths()
    {
        using var document = JsonDocument.Parse(SharedData.Text("golden/minilm/embeddings.json"));
        string[] texts = [.. document.RootElement.GetProperty("texts").EnumerateArray().Select(text => text.GetString()!)];
        float[] expected = [.. document.RootElement.GetProperty("embeddings").EnumerateArray().SelectMany(row => row.EnumerateArray().Select(value => value.GetSingle()))];
        using var workers = new Workers(2);
        using SentenceEncoder encoder = SentenceEncoder.Load(Folder, workers);
        EmbeddingMatrix actual = encoder.Encode(texts, new EncodeOptions(), cancel: TestContext.Current.CancellationToken);
        Parity.Require("embeddings", expected, actual.Values, 2e-6);
    }

    [Fact]
    public void Encode_AnyThreadsBlocksAndOrder_GivesOneHash()
    {
        string[] texts = Products(40);
        int[] shuffled = new RandomStream(7).Permutation(texts.Length);
        var hashes = new HashSet<string>();
        foreach ((int threads, int blockTokens) in ((int, int)[])[(1, 1), (2, 700), (3, 4096)])
        {
            using var workers = new Workers(threads);
            using SentenceEncoder encoder = SentenceEncoder.Load(Folder, workers);
            var options = new EncodeOptions { BlockTokens = blockTokens };
            hashes.Add(Hash(encoder.Encode(texts, options, cancel: TestContext.Current.CancellationToken)));

            EmbeddingMatrix other = encoder.Encode([.. shuffled.Select(text => texts[text])], options, cancel: TestContext.Current.CancellationToken);
            var ordered = new EmbeddingMatrix(new float[other.Values.Length], other.Dimension);
            for (int i = 0; i < shuffled.Length; i++)
                other[i].CopyTo(ordered[shuffled[i]]);
            hashes.Add(Hash(ordered));
        }

        Assert.Single(hashes);
    }

    [Fact]
    public void Save_Float32AndFloat16_LoadWithTheSameEmbeddingsAndFiles()
    {
        using var folder = new TemporaryFolder();
        using var workers = new Workers(2);
        using SentenceEncoder encoder = SentenceEncoder.Load(Folder, workers);
        EmbeddingMatrix expected = encoder.Encode(Products(3), new EncodeOptions(), cancel: TestContext.Current.CancellationToken);
        foreach (WeightType type in Enum.GetValues<WeightType>())
        {
            string saved = Path.Combine(folder.Path, $"{type}");
            ModelFolderWriter.Write(encoder, saved, type, "# card\n");
            Assert.Equal(
                Files(Folder).Append("README.md").Order(StringComparer.Ordinal),
                Files(saved));
            using SentenceEncoder loaded = SentenceEncoder.Load(saved, workers);
            // The embedded weights are float16, so both types hold them exactly.
            Assert.Equal(encoder.Fingerprint, loaded.Fingerprint);
            Assert.Equal(expected.Values, loaded.Encode(Products(3), new EncodeOptions(), cancel: TestContext.Current.CancellationToken).Values);
        }
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal);

    private static string[] Products(int count) =>
    [
        .. File.ReadLines(SharedData.InRepository("experiments/products/products.jsonl")).Take(count)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Select(product => $"{product.GetProperty("title")} {product.GetProperty("description")}"),
    ];

    private static string Hash(EmbeddingMatrix matrix) =>
        Convert.ToHexString(SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(matrix.Values.AsSpan())));
}

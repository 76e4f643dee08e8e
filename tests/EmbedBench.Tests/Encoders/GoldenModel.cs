using System.Text.Json;
using System.Text.Json.Nodes;
using EmbedBench.Encoders;
using EmbedBench.Torch;
using EmbedBench.Torch.Devices;

namespace EmbedBench.Tests.Encoders;

/// <summary>A reference model's folder and what sentence-transformers computed with it.</summary>
internal sealed class GoldenModel : IDisposable
{
    private readonly TemporaryFolder? _copy;

    private GoldenModel(string name, Workers workers, Placement? placement, string[]? vocabulary)
    {
        string folder = SharedData.Path($"golden/models/{name}");
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")));
        JsonElement root = document.RootElement;
        Texts = [.. root.GetProperty("texts").EnumerateArray().Select(text => text.GetString()!)];
        Ids = [.. root.GetProperty("ids").EnumerateArray().Select(row => row.EnumerateArray().Select(id => id.GetInt32()).ToArray())];
        Embeddings = Matrix(root.GetProperty("embeddings"));
        HiddenText = root.GetProperty("hidden_states_of").GetString()!;
        HiddenStates = [.. root.GetProperty("hidden_states").EnumerateArray().Select(Matrix)];
        if (vocabulary is not null)
            folder = CopyWith(vocabulary, folder, _copy = new TemporaryFolder());
        Encoder = SentenceEncoder.Load(folder, workers, root.GetProperty("max_length").GetInt32(), placement);
    }

    public SentenceEncoder Encoder { get; }

    public string[] Texts { get; }

    public int[][] Ids { get; }

    public EmbeddingMatrix Embeddings { get; }

    /// <summary>The text whose hidden states are given.</summary>
    public string HiddenText { get; }

    /// <summary>The first tokens' states after the embedding block, then after each layer.</summary>
    public EmbeddingMatrix[] HiddenStates { get; }

    /// <summary>Skips the calling test where the reference data is absent.</summary>
    /// <param name="name">The model's folder.</param>
    /// <param name="workers">The threads.</param>
    /// <param name="placement">Where it computes.</param>
    /// <param name="vocabulary">The tokens by their ids, in place of the folder's.</param>
    public static GoldenModel Load(string name, Workers workers, Placement? placement = null, string[]? vocabulary = null) =>
        new(name, workers, placement, vocabulary);

    public void Dispose()
    {
        Encoder.Dispose();
        _copy?.Dispose();
    }

    private static string CopyWith(string[] vocabulary, string folder, TemporaryFolder copy)
    {
        foreach (string file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
            copy.Write(Path.GetRelativePath(folder, file), File.ReadAllBytes(file));
        JsonNode tokenizer = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "tokenizer.json")))!;
        tokenizer["model"]!["vocab"] = new JsonObject(vocabulary.Index().Select(token => KeyValuePair.Create(token.Item, (JsonNode?)token.Index)));
        copy.Write("tokenizer.json", tokenizer.ToJsonString());
        return copy.Path;
    }

    private static EmbeddingMatrix Matrix(JsonElement rows)
    {
        float[] values = [.. rows.EnumerateArray().SelectMany(row => row.EnumerateArray().Select(value => value.GetSingle()))];
        return new EmbeddingMatrix(values, rows[0].GetArrayLength());
    }
}

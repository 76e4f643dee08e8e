using System.Text.Json;
using EmbedBench.Encoders;
using EmbedBench.Torch;
using EmbedBench.Torch.Devices;

namespace EmbedBench.Tests.Encoders;

/// <summary>A reference model's folder and what sentence-transformers computed with it.</summary>
internal sealed class GoldenModel : IDisposable
{
    private GoldenModel(string name, Workers workers, Placement? placement)
    {
        string folder = SharedData.Path($"golden/models/{name}");
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")));
        JsonElement root = document.RootElement;
        Texts = [.. root.GetProperty("texts").EnumerateArray().Select(text => text.GetString()!)];
        Ids = [.. root.GetProperty("ids").EnumerateArray().Select(row => row.EnumerateArray().Select(id => id.GetInt32()).ToArray())];
        Embeddings = Matrix(root.GetProperty("embeddings"));
        HiddenText = root.GetProperty("hidden_states_of").GetString()!;
        HiddenStates = [.. root.GetProperty("hidden_states").EnumerateArray().Select(Matrix)];
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
    public static GoldenModel Load(string name, Workers workers, Placement? placement = null) => new(name, workers, placement);

    public void Dispose() => Encoder.Dispose();

    private static EmbeddingMatrix Matrix(JsonElement rows)
    {
        float[] values = [.. rows.EnumerateArray().SelectMany(row => row.EnumerateArray().Select(value => value.GetSingle()))];
        return new EmbeddingMatrix(values, rows[0].GetArrayLength());
    }
}

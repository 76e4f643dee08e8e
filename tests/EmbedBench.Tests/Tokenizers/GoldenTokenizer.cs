using System.Text.Json;
using EmbedBench.Tokenizers;

namespace EmbedBench.Tests.Tokenizers;

/// <summary>A tokenizer of the reference data, its texts and the ids that Hugging Face's tokenizers give for them.</summary>
internal sealed class GoldenTokenizer
{
    private GoldenTokenizer(string name)
    {
        File = SharedData.Path($"golden/tokenizers/{name}.tokenizer.json");
        Tokenizer = PretrainedTokenizer.Load(File);
        using var expected = JsonDocument.Parse(SharedData.Text($"golden/tokenizers/{name}.expected.json"));
        MaxTokens = expected.RootElement.GetProperty("max_length").GetInt32();
        foreach (JsonElement row in expected.RootElement.GetProperty("rows").EnumerateArray())
        {
            Texts.Add(row.GetProperty("text").GetString()!);
            Ids.Add([.. row.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32())]);
        }
    }

    public string File { get; }

    public PretrainedTokenizer Tokenizer { get; }

    public int MaxTokens { get; }

    public List<string> Texts { get; } = [];

    public List<int[]> Ids { get; } = [];

    public static GoldenTokenizer Read(string name) => new(name);
}

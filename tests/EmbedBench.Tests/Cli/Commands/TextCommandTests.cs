using System.Text.Json;
using EmbedBench.Cli.CommandLine;

namespace EmbedBench.Tests.Cli.Commands;

/// <summary>tokenize and similarity.</summary>
public sealed class TextCommandTests
{
    private static string Model => SharedData.Path("golden/models/bert-mean");

    [Fact]
    public void Tokenize_Lines_PrintsARowOfIdsEach()
    {
        using var folder = new TemporaryFolder();
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Model, "expected.json")));
        string[] texts = [.. expected.RootElement.GetProperty("texts").EnumerateArray().Select(text => text.GetString()!)];
        IEnumerable<string> lines = texts.Select(text => $"{{\"text\": {JsonSerializer.Serialize(text)}}}\n");
        string input = folder.Write("texts.jsonl", string.Concat(lines));

        CommandCall call = CommandCall.Run(
            "tokenize", "--model", Model, "--input", input, "--empty-text", "keep", "--arithmetic", "portable");

        IEnumerable<string> ids = expected.RootElement.GetProperty("ids").EnumerateArray()
            .Select(list => list.GetRawText().Replace(" ", "", StringComparison.Ordinal));
        string[] rows = [.. ids.Select(list => $"{{\"ids\":{list}}}")];
        Assert.Equal(ExitCode.Held, call.Code);
        Assert.Equal(rows, call.Result.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Similarity_Json_IsASymmetricMatrixWithOnes()
    {
        CommandCall call = CommandCall.Run(
            "similarity", "red shoes", "blue shoes", "a letter", "--model", Model, "--arithmetic", "portable", "--json");

        Assert.Equal(ExitCode.Held, call.Code);
        using var document = JsonDocument.Parse(call.Result);
        IEnumerable<JsonElement> similarities = document.RootElement.GetProperty("similarity").EnumerateArray();
        float[][] matrix = [.. similarities.Select(row => row.EnumerateArray().Select(value => value.GetSingle()).ToArray())];
        Assert.Equal([1f, 1f, 1f], Enumerable.Range(0, 3).Select(i => matrix[i][i]));
        Assert.Equal(matrix[0][1], matrix[1][0]);
        Assert.Equal(3, document.RootElement.GetProperty("texts").GetArrayLength());
    }
}

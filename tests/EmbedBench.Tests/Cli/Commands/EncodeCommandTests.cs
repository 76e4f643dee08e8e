using System.Runtime.InteropServices;
using System.Text.Json;
using EmbedBench.Cli.CommandLine;

namespace EmbedBench.Tests.Cli.Commands;

public sealed class EncodeCommandTests
{
    private static string Model => SharedData.Path("golden/models/bert-mean");

    [Fact]
    public void Run_JsonLines_WritesTheReferenceEmbeddingsInOrder()
    {
        using var folder = new TemporaryFolder();
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Model, "expected.json")));
        JsonElement[] texts = [.. expected.RootElement.GetProperty("texts").EnumerateArray()];
        IEnumerable<string> rows = texts.Select(text => $"{{\"other\": 1, \"text\": {text.GetRawText()}}}\n");
        string input = folder.Write("texts.jsonl", string.Concat(rows));
        string output = Path.Combine(folder.Path, "vectors.npy");

        CommandCall call = Encode("--input", input, "--output", output, "--empty-text", "keep", "--json");

        Assert.Equal((ExitCode.Held, ""), (call.Code, call.Messages));
        byte[] file = File.ReadAllBytes(output);
        float[] values = MemoryMarshal.Cast<byte, float>(file.AsSpan(10 + BitConverter.ToUInt16(file, 8))).ToArray();
        IEnumerable<JsonElement> embeddings = expected.RootElement.GetProperty("embeddings").EnumerateArray();
        float[] reference = [.. embeddings.SelectMany(row => row.EnumerateArray()).Select(value => value.GetSingle())];
        Assert.Equal(reference.Length, values.Length);
        Assert.All(reference.Zip(values), pair => Assert.Equal(pair.First, pair.Second, 2e-6f));
    }

    [Fact]
    public void Run_LinesWithDimension_PrintsNormalizedRows()
    {
        using var folder = new TemporaryFolder();
        string input = folder.Write("texts.txt", "one\ntwo\nthree\n");

        CommandCall call = Encode("--input", input, "--dimension", "16", "--shard", "2/3");

        Assert.Equal(ExitCode.Held, call.Code);
        using var row = JsonDocument.Parse(Assert.Single(call.Result.TrimEnd('\n').Split('\n')));
        float[] embedding = [.. row.RootElement.GetProperty("embedding").EnumerateArray().Select(value => value.GetSingle())];
        Assert.Equal(16, embedding.Length);
        Assert.Equal(1, embedding.Sum(value => (double)value * value), 1e-6);
    }

    [Theory]
    [InlineData("texts.txt", "one\n\ntwo\n", "line 2 is an empty text")]
    [InlineData("texts.txt", "", "holds no text")]
    [InlineData("texts.jsonl", "{\"txt\": \"one\"}\n", "has no column \"text\"")]
    [InlineData("texts.jsonl", "{\"text\": \n", "line 1 is not valid JSON")]
    [InlineData("texts.txt", "one\nsch\u00F6n", "line 2 is not UTF-8")]
    public void Run_BadInput_Exits3AndWritesNothing(string name, string content, string sentence)
    {
        using var folder = new TemporaryFolder();
        string input = folder.Write(name, System.Text.Encoding.Latin1.GetBytes(content));

        CommandCall call = Encode("--input", input, "--output", Path.Combine(folder.Path, "vectors.npy"));

        Assert.Equal((ExitCode.Input, ""), (call.Code, call.Result));
        Assert.Contains(sentence, call.Messages, StringComparison.Ordinal);
        Assert.Equal([input], Directory.EnumerateFiles(folder.Path));
    }

    [Fact]
    public void Run_UnwritableOutput_Exits5()
    {
        using var folder = new TemporaryFolder();
        string input = folder.Write("texts.txt", "one\n");

        CommandCall call = Encode("--input", input, "--output", Path.Combine(input, "vectors.npy"));

        Assert.Equal((ExitCode.Machine, ""), (call.Code, call.Result));
        Assert.Equal([input], Directory.EnumerateFiles(folder.Path));
    }

    [Fact]
    public void Run_Cancelled_Exits4AndWritesNothing()
    {
        using var folder = new TemporaryFolder();
        string input = folder.Write("texts.txt", "one\n");

        string output = Path.Combine(folder.Path, "vectors.npy");
        CommandCall call = CommandCall.Run(
            new CancellationToken(canceled: true), "encode", "--model", Model, "--input", input, "--output", output);

        Assert.Equal((ExitCode.Interrupted, "Interrupted.\n"), (call.Code, call.Messages));
        Assert.Equal([input], Directory.EnumerateFiles(folder.Path));
    }

    private static CommandCall Encode(params string[] options) =>
        CommandCall.Run(["encode", "--model", Model, "--arithmetic", "portable", .. options]);
}

using System.Text.Json;
using EmbedBench.Datasets.Synthesis;

namespace EmbedBench.Tests.Datasets.Synthesis;

public sealed class TextSplitterTests
{
    [Fact]
    public void Split_GoldenDocuments_EqualsLangChain()
    {
        using JsonDocument golden = JsonDocument.Parse(SharedData.Text("golden/statistics/splitter.json"));
        string[] documents = [.. golden.RootElement.GetProperty("documents").EnumerateArray().Select(document => document.GetString()!)];
        JsonElement[] cases = [.. golden.RootElement.GetProperty("cases").EnumerateArray()];
        Assert.NotEmpty(cases);
        foreach (JsonElement expected in cases)
        {
            var splitter = new TextSplitter
            {
                ChunkSize = expected.GetProperty("chunk_size").GetInt32(),
                Overlap = expected.GetProperty("chunk_overlap").GetInt32(),
            };
            Assert.Equal(
                expected.GetProperty("chunks").EnumerateArray().Select(chunk => chunk.GetString()!),
                splitter.Split(documents[expected.GetProperty("document").GetInt32()]));
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(" \n\n ", "")]
    [InlineData("abcdefgh", "abcd|defg|gh")]
    [InlineData("🙂🙂🙂🙂🙂", "🙂🙂🙂🙂|🙂🙂")]
    [InlineData("ab cd ef", "ab|cd|ef")]
    public void Split_ShortChunks_CutsWhereItMust(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', new TextSplitter { ChunkSize = 4, Overlap = 1 }.Split(text)));
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EmbedBench.Training.Samplers;

namespace EmbedBench.Tests.Training.Samplers;

public sealed class SamplerTests
{
    [Fact]
    public void Batches_GoldenSeedsAndEpochs_EqualsSentenceTransformers()
    {
        using var document = JsonDocument.Parse(SharedData.Text("golden/rng/sampler.json"));
        var data = new Dictionary<string, string[][]>(StringComparer.Ordinal);
        int compared = 0;
        foreach (JsonElement golden in document.RootElement.EnumerateArray())
        {
            string name = golden.GetProperty("data").GetString()!;
            if (!data.TryGetValue(name, out string[][]? columns))
                data[name] = columns = Columns(name);
            SamplerKind kind = golden.GetProperty("sampler").GetString() == "random" ? SamplerKind.Random : SamplerKind.NoDuplicates;
            IReadOnlyList<int[]> batches = Sampler.Batches(
                kind, columns, golden.GetProperty("batch_size").GetInt32(), golden.GetProperty("seed").GetInt64(), golden.GetProperty("epoch").GetInt32());

            Assert.Equal(golden.GetProperty("batches").GetInt32(), batches.Count);
            Assert.Equal(Numbers(golden.GetProperty("first_batch")), batches[0]);
            Assert.Equal(Numbers(golden.GetProperty("last_batch")), batches[^1]);
            string joined = string.Join(',', batches.SelectMany(batch => batch).Select(row => row.ToString(CultureInfo.InvariantCulture)));
            Assert.Equal(golden.GetProperty("sha256_of_comma_joined").GetString(), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(joined))));
            compared++;
        }

        Assert.InRange(compared, 50, int.MaxValue);
    }

    [Fact]
    public void Batches_NoDuplicates_KeepsATextOutOfABatchInAnyColumn()
    {
        string[][] columns = [["a", "b", "c", "d"], ["x", "a", "y", "x"]];
        IReadOnlyList<int[]> batches = Sampler.Batches(SamplerKind.NoDuplicates, columns, 4, seed: 1, epoch: 0);
        Assert.Equal([0, 1, 2, 3], batches.SelectMany(batch => batch).Order());
        Assert.All(batches, batch =>
        {
            string[] texts = [.. batch.SelectMany(row => columns.Select(column => column[row]))];
            Assert.Equal(texts.Length, texts.Distinct().Count());
        });
    }

    [Theory]
    [InlineData(SamplerKind.Sequential)]
    [InlineData(SamplerKind.Random)]
    [InlineData(SamplerKind.NoDuplicates)]
    public void Batches_AnySampler_TakesEachRowOnce(SamplerKind kind)
    {
        string[][] columns = [[.. Enumerable.Range(0, 37).Select(row => $"q{row}")], [.. Enumerable.Range(0, 37).Select(row => $"p{row / 5}")]];
        Assert.Equal(Enumerable.Range(0, 37), Sampler.Batches(kind, columns, 8, seed: 5, epoch: 2).SelectMany(batch => batch).Order());
    }

    private static int[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(value => value.GetInt32())];

    private static string[][] Columns(string name)
    {
        if (name.EndsWith(" rows", StringComparison.Ordinal))
        {
            string[] rows = [.. Enumerable.Range(0, int.Parse(name.Split(' ')[0], CultureInfo.InvariantCulture)).Select(row => $"{row}")];
            return [rows];
        }

        if (name == "products")
        {
            Dictionary<string, string> titles = Lines("data/products/products.jsonl").ToDictionary(line => Text(line, "id"), line => Text(line, "title"));
            JsonElement[] queries = Lines("data/products/queries.jsonl");
            return [Array.ConvertAll(queries, line => Text(line, "query")), Array.ConvertAll(queries, line => titles[Text(line, "product_id")])];
        }

        JsonElement[] legal = Lines("data/legal/legal-rag-positives-synthetic.jsonl");
        if (name == "legal-400")
            legal = legal[..400];
        return [Array.ConvertAll(legal, line => Text(line, "question")), Array.ConvertAll(legal, line => Text(line, "text"))];
    }

    private static JsonElement[] Lines(string file) =>
        [.. File.ReadLines(SharedData.Path(file)).Select(line => JsonDocument.Parse(line).RootElement)];

    private static string Text(JsonElement line, string key) => line.GetProperty(key).GetString()!;
}

using System.Text;
using EmbedBench.Datasets.Readers;
using FsCheck.Xunit;

namespace EmbedBench.Tests.Datasets.Readers;

/// <summary>Readers of files that anyone may have written: whatever the bytes, rows come out or the declared error.</summary>
public sealed class HostileFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Property(MaxTest = 300)]
    public void Read_RandomBytes_GivesRowsOrTheDeclaredError(byte[] bytes)
    {
        foreach (string ending in (string[])["jsonl", "json", "csv", "parquet", "tsv"])
            ReadAll(ending, bytes);
        ReadAll("parquet", [.. "PAR1"u8, .. bytes, (byte)bytes.Length, 0, 0, 0, .. "PAR1"u8]);
    }

    [Property(MaxTest = 300)]
    public void Read_MutatedText_GivesRowsOrTheDeclaredError(int seed)
    {
        ReadAll("jsonl", Mutation.Of(Encoding.UTF8.GetBytes("{\"a\": [1, {\"b\": \"é\\u00e9\"}], \"c\": null}\n{\"a\": -1.5e3}\n"), seed));
        ReadAll("json", Mutation.Of(Encoding.UTF8.GetBytes("[{\"a\": [1, {\"b\": \"é\\u00e9\"}], \"c\": null},\n {\"a\": -1.5e3}]"), seed));
        ReadAll("csv", Mutation.Of(Encoding.UTF8.GetBytes("a,b\r\n\"x, \"\"é\"\"\n\",2\r\n,\n"), seed));
    }

    [Theory]
    [InlineData("legal-300.datasets.parquet")]
    [InlineData("mixed.delta.parquet")]
    [InlineData("mixed.gzip-plain.parquet")]
    [InlineData("mixed.none-small-pages.parquet")]
    [InlineData("mixed.snappy.parquet")]
    [InlineData("mixed.zstd-v2.parquet")]
    public void Read_MutatedParquet_GivesRowsOrTheDeclaredError(string file)
    {
        byte[] bytes = File.ReadAllBytes(SharedData.Path($"golden/parquet/{file}"));
        for (int seed = 0; seed < 60; seed++)
            ReadAll("parquet", Mutation.Of(bytes, seed));
    }

    private void ReadAll(string ending, byte[] bytes)
    {
        string path = _folder.Write($"qrels/hostile.{ending}", bytes);
        try
        {
            foreach (var row in RowFile.Read(path, TestContext.Current.CancellationToken))
                Assert.Equal(row.Columns.Count, row.Cells.Count);
        }
        catch (InvalidDataException error)
        {
            Assert.Contains("hostile", error.Message, StringComparison.Ordinal);
        }
        catch (FileNotFoundException error) when (ending == "tsv")
        {
            Assert.Contains("queries.jsonl", error.Message, StringComparison.Ordinal);
        }
    }
}

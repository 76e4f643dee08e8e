using EmbedBench.Datasets.Readers;
using EmbedBench.Datasets.Readers.Parquet;
using EmbedBench.Datasets.Rows;

namespace EmbedBench.Tests.Datasets.Readers.Parquet;

public sealed class ParquetRowsTests
{
    [Theory]
    [InlineData("mixed.snappy.parquet", "mixed.expected.json")]
    [InlineData("mixed.delta.parquet", "mixed.expected.json")]
    [InlineData("mixed.gzip-plain.parquet", "mixed.expected.json")]
    [InlineData("mixed.none-small-pages.parquet", "mixed.expected.json")]
    [InlineData("mixed.zstd-v2.parquet", "mixed.expected.json")]
    [InlineData("legal-300.datasets.parquet", "legal-300.expected.json")]
    public void Read_GoldenFile_EqualsItsExpectedRows(string file, string expectedFile)
    {
        List<Row> expected = [.. JsonReader.Read(SharedData.Path($"golden/parquet/{expectedFile}"), TestContext.Current.CancellationToken)];
        List<Row> rows = [.. ParquetRows.Read(SharedData.Path($"golden/parquet/{file}"), TestContext.Current.CancellationToken)];
        Assert.Equal(expected.Count, rows.Count);
        for (int index = 0; index < rows.Count; index++)
        {
            foreach (string column in expected[index].Columns)
                Assert.Equal(RowText.Of(expected[index].At(column)), RowText.Of(rows[index].At(column)));
        }
    }
}

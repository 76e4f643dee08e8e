using EmbedBench.Datasets.Readers.Parquet;
using Parquet;
using Parquet.Serialization;

namespace EmbedBench.Tests.Datasets.Readers.Parquet;

/// <summary>Files that another writer made, in types and codecs that the reference files do not have.</summary>
public sealed class ParquetNetFileTests
{
    [Theory]
    [InlineData(CompressionMethod.None)]
    [InlineData(CompressionMethod.Snappy)]
    [InlineData(CompressionMethod.Gzip)]
    [InlineData(CompressionMethod.Brotli)]
    [InlineData(CompressionMethod.Zstd)]
    [InlineData(CompressionMethod.Lz4Raw)]
    public async Task Read_TypesAndCodecs_GivesTheirTexts(CompressionMethod codec)
    {
        Sample[] samples =
        [
            new(
                "é", true, -1, ulong.MaxValue, 200, 0.5f, 1e-7, new DateTime(2024, 2, 29, 12, 30, 15, 250, DateTimeKind.Utc), 1.5m, [1, 2],
                [[1, 2], [], [3]]),
            new(null, false, 7, 0, 0, -2f, 3, new DateTime(1969, 12, 31, 0, 0, 0, DateTimeKind.Utc), 2m, [], []),
        ];
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "sample.parquet");
        await using (FileStream stream = File.Create(path))
        {
            await ParquetSerializer.SerializeAsync(
                samples, stream, new ParquetOptions { CompressionMethod = codec }, cancellationToken: TestContext.Current.CancellationToken);
        }

        Assert.Equal(
            [
                "Text='é', Flag='true', Number='-1', Large='18446744073709551615', Byte='200', Single='0.5', Double='1e-07', "
                    + "Time='2024-02-29T12:30:15.25', Money=structure, Bytes=structure, Lists=[['1', '2'], [], ['3']]",
                "Text=null, Flag='false', Number='7', Large='0', Byte='0', Single='-2.0', Double='3.0', "
                    + "Time='1969-12-31T00:00:00', Money=structure, Bytes=structure, Lists=[]",
            ],
            ParquetRows.Read(path, TestContext.Current.CancellationToken).Select(RowText.Of));
    }

    private sealed record Sample(
        string? Text,
        bool Flag,
        int Number,
        ulong Large,
        byte Byte,
        float Single,
        double Double,
        DateTime Time,
        decimal Money,
        byte[] Bytes,
        List<List<int>> Lists);
}

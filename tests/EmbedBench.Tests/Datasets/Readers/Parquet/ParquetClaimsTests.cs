using System.Buffers.Binary;
using EmbedBench.Datasets.Readers.Parquet;

namespace EmbedBench.Tests.Datasets.Readers.Parquet;

/// <summary>A file of one column with the numbers 1, 2, 3, which may claim to be larger than it is.</summary>
public sealed class ParquetClaimsTests : IDisposable
{
    private const long Terabyte = 1L << 40;

    private readonly TemporaryFolder _folder = new();
    private long _rows = 3;
    private long _values = 3;
    private long _columnBytes;
    private long _pageValues = 3;
    private long _packed = 12;
    private long _unpacked = 12;
    private long _codec;
    private long _pageKind;
    private long _children = 1;
    private ulong _schemaLength = 2;
    private uint _footerLength;
    private int _depth;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_TrueClaims_GivesTheRows() => Assert.Equal(["n='1'", "n='2'", "n='3'"], Read());

    [Theory]
    [InlineData("rows", "claims 1099511627776 rows")]
    [InlineData("values", "and 1099511627779 values")]
    [InlineData("column bytes", "it claims 1099511627776 bytes from 4 on")]
    [InlineData("page values", "a page claims 1099511627776 values in a column of 3")]
    [InlineData("packed", "a page claims 1099511627776 bytes where 12 are left")]
    [InlineData("unpacked", "a page of 12 bytes claims to hold 1099511627776")]
    [InlineData("unpacked gzip", "a page of 12 bytes claims to hold 2147483647")]
    [InlineData("dictionary", "a page claims 1099511627776 values in a column of 3")]
    [InlineData("footer", "it claims a footer of 4294967295 bytes")]
    [InlineData("schema", "bytes or elements where")]
    [InlineData("children", "its schema ends in the middle")]
    [InlineData("depth", "its schema is deeper than 32")]
    [InlineData("negative values", "and 1 values; up to")]
    [InlineData("negative page", "a page claims -1 bytes")]
    public void Read_ImpossibleClaim_IsRefusedBeforeMemoryIsTaken(string claim, string expected)
    {
        switch (claim)
        {
            case "rows": _rows = Terabyte; break;
            case "values": _values = Terabyte; break;
            case "column bytes": _columnBytes = Terabyte; break;
            case "page values": _pageValues = Terabyte; break;
            case "packed": _packed = Terabyte; break;
            case "unpacked": _unpacked = Terabyte; break;
            case "unpacked gzip": (_unpacked, _codec) = (int.MaxValue, 2); break;
            case "dictionary": (_pageKind, _pageValues) = (2, Terabyte); break;
            case "footer": _footerLength = uint.MaxValue; break;
            case "schema": _schemaLength = int.MaxValue; break;
            case "children": _children = int.MaxValue; break;
            case "depth": _depth = 100_000; break;
            case "negative values": (_values, _rows) = (-1, 1); break;
            default: _packed = -1; break;
        }

        string path = _folder.Write("claim.parquet", Build());
        long before = GC.GetAllocatedBytesForCurrentThread();
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => ParquetRows.Read(path, TestContext.Current.CancellationToken).Count());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static byte[] LittleEndian(uint value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }

    private string[] Read() =>
        [.. ParquetRows.Read(_folder.Write("true.parquet", Build()), TestContext.Current.CancellationToken).Select(RowText.Of)];

    private byte[] Build()
    {
        CompactWriter counts = new CompactWriter().Integer(1, _pageValues).Integer(2, 0).Integer(3, 3).Integer(4, 3);
        byte[] header = new CompactWriter().Integer(1, _pageKind).Integer(2, _unpacked).Integer(3, _packed).Structure(_pageKind == 2 ? 7 : 5, counts).Bytes;
        byte[] pages = [.. header, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0];
        CompactWriter column = new CompactWriter().Integer(1, 1).Integer(4, _codec).Integer(5, _values)
            .Integer(7, _columnBytes > 0 ? _columnBytes : pages.Length).Integer(9, 4);
        CompactWriter group = new CompactWriter().Structures(1, 1, [new CompactWriter().Structure(3, column)]).Integer(3, _rows);
        IEnumerable<CompactWriter> nested = Enumerable.Range(0, _depth).Select(_ => new CompactWriter().Text(4, "g").Integer(5, 1));
        CompactWriter root = new CompactWriter().Text(4, "schema").Integer(5, _children);
        CompactWriter leaf = new CompactWriter().Integer(1, 1).Integer(3, 0).Text(4, "n");
        byte[] footer = new CompactWriter().Integer(1, 1).Structures(2, _schemaLength + (ulong)_depth, [root, .. nested, leaf])
            .Integer(3, _rows).Structures(4, 1, [group]).Bytes;
        uint length = _footerLength > 0 ? _footerLength : (uint)footer.Length;
        return [.. "PAR1"u8, .. pages, .. footer, .. LittleEndian(length), .. "PAR1"u8];
    }
}

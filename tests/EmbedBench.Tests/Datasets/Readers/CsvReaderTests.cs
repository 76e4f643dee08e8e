using EmbedBench.Datasets.Readers;

namespace EmbedBench.Tests.Datasets.Readers;

public sealed class CsvReaderTests
{
    [Theory]
    [InlineData("a,b\n1,2\n", "a='1', b='2'")]
    [InlineData("\uFEFFa,b\r\n1,2", "a='1', b='2'")]
    [InlineData("a,b\n\"x, \"\"y\"\"\nz\", 2 \n", "a='x, \"y\"\nz', b=' 2 '")]
    [InlineData("a,b\n\n\"\",\n", "a='', b=''")]
    [InlineData("a;b\n1,2\n", null)]
    [InlineData("sep=;,b\n1,2", "sep=;='1', b='2'")]
    [InlineData("#a\n#1", "#a='#1'")]
    public void Read_Text_IsTakenAsWritten(string text, string? expected)
    {
        if (expected is null)
            Assert.Throws<InvalidDataException>(() => Read(text));
        else
            Assert.Equal(expected, Read(text).Single());
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("a,a\n", "the column \"a\" twice")]
    [InlineData("a,b\n1,2\n\"3\n\",4,5\n", "line 3 has 3 fields; the header names 2 columns")]
    [InlineData("a,b\n1\n", "line 2 has 1 fields")]
    [InlineData("a,b\n1,x\"y\n", "a quote inside an unquoted field")]
    [InlineData("a,b\n1,\"x\"y\n", "text after the closing quote")]
    [InlineData("a,b\n1,\"xy\n", "a quoted field that is never closed")]
    public void Read_MalformedText_NamesThePlace(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_InvalidUtf8_NamesTheLine()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("data.csv", [.. "a\nb\n"u8, 0xC3, .. "\n"u8]);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => CsvReader.Read(path, TestContext.Current.CancellationToken).Count());
        Assert.Contains("line 3 is not UTF-8: byte 0xC3", error.Message, StringComparison.Ordinal);
    }

    private static string[] Read(string text)
    {
        using var folder = new TemporaryFolder();
        return [.. CsvReader.Read(folder.Write("data.csv", text), TestContext.Current.CancellationToken).Select(RowText.Of)];
    }
}

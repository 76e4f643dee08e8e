using EmbedBench.Datasets.Readers;

namespace EmbedBench.Tests.Datasets.Readers;

public sealed class JsonReaderTests
{
    [Fact]
    public void Read_Array_GivesItsObjects() => Assert.Equal(["a='1'", "a='é', b=[]"], Read("[{\"a\": 1},\n {\"a\": \"é\", \"b\": []}]"));

    [Fact]
    public void Read_EmptyArray_GivesNone() => Assert.Empty(Read("[]"));

    [Fact]
    public void Read_ManyElements_KeepsTheirOrder()
    {
        string[] rows = Read($"[{string.Join(",", Enumerable.Range(0, 30_000).Select(number => $"{{\"n\": {number}}}"))}]");
        Assert.Equal(Enumerable.Range(0, 30_000).Select(number => $"n='{number}'"), rows);
    }

    [Theory]
    [InlineData("", "is not valid JSON")]
    [InlineData("{\"a\": 1}", "no array of objects")]
    [InlineData("[{\"a\": 1}, {\"a\": ]", "BytePositionInLine: 17")]
    [InlineData("[{\"a\": 1}, {\"a\": 1, \"a\": 2}]", "not valid JSON")]
    [InlineData("[{\"a\": 1}] []", "not valid JSON")]
    [InlineData("[{\"a\": 1}, 2]", "element 2 holds Number")]
    [InlineData("[null]", "element 1 holds Null")]
    [InlineData("[{\"a\": \"\\udc00\"}]", "element 1 holds a text with half a surrogate pair")]
    public void Read_MalformedFile_NamesThePlace(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => Read(text)).Message, StringComparison.Ordinal);

    private static string[] Read(string text)
    {
        using var folder = new TemporaryFolder();
        return [.. JsonReader.Read(folder.Write("data.json", text), TestContext.Current.CancellationToken).Select(RowText.Of)];
    }
}

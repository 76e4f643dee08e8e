using System.Text;
using EmbedBench.Datasets.Readers;

namespace EmbedBench.Tests.Datasets.Readers;

public sealed class JsonLinesReaderTests
{
    [Fact]
    public void Read_EachKindOfValue_BecomesACell()
    {
        string[] rows = Read("{\"a\": \"x\\u0041\", \"b\": 1.50, \"c\": null}\r\n\n{\"a\": [\"p\", [2, null]], \"b\": {\"k\": true}, \"d\": false}");
        Assert.Equal(["a='xA', b='1.50', c=null", "a=['p', ['2', null]], b=structure{\"k\": true}, d='false'"], rows);
    }

    [Fact]
    public void Read_ByteOrderMark_IsAllowed() => Assert.Equal(["a='é'"], Read("\uFEFF{\"a\": \"é\"}"));

    [Theory]
    [InlineData("{\"a\": 1}\n{\"a\": }", "line 2 is not valid JSON")]
    [InlineData("{\"a\": 1}\n{\"a\": 1, \"a\": 2}", "line 2 is not valid JSON")]
    [InlineData("{\"a\": 1} {\"a\": 2}", "line 1 is not valid JSON")]
    [InlineData("\n[1]", "line 2 holds Array")]
    [InlineData("{\"a\": \"\\ud800\"}", "line 1 holds a text with half a surrogate pair")]
    public void Read_MalformedLine_IsNamed(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0, "line 1 is not UTF-8: byte 0xFF")]
    [InlineData(70_000, "line 2 is not UTF-8: byte 0xFF")]
    public void Read_InvalidUtf8_NamesTheLine(int before, string expected)
    {
        byte[] line = Encoding.UTF8.GetBytes($"{{\"a\": \"{new string('é', before)}\"}}\n");
        byte[] bytes = [.. before > 0 ? line : [], 0xFF, .. line];
        using var folder = new TemporaryFolder();
        string path = folder.Write("data.jsonl", bytes);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => JsonLinesReader.Read(path, TestContext.Current.CancellationToken).Count());
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CharactersAcrossBuffers_AreWhole()
    {
        for (int shift = 0; shift < 4; shift++)
        {
            string text = new string('x', shift) + string.Concat(Enumerable.Repeat("🙂é東", 20_000));
            Assert.Equal($"a='{text}'", Read($"{{\"a\": \"{text}\"}}").Single());
        }
    }

    [Fact]
    public void Read_MissingFile_IsNamed()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        FileNotFoundException error = Assert.Throws<FileNotFoundException>(() => JsonLinesReader.Read("none.jsonl", cancel).Count());
        Assert.Contains("none.jsonl", error.Message, StringComparison.Ordinal);
    }

    private static string[] Read(string text)
    {
        using var folder = new TemporaryFolder();
        return [.. JsonLinesReader.Read(folder.Write("data.jsonl", text), TestContext.Current.CancellationToken).Select(RowText.Of)];
    }
}

using EmbedBench.Datasets.Rows;
using EmbedBench.Datasets.Sources;
using EmbedBench.Tests.Datasets.Readers;

namespace EmbedBench.Tests.Datasets.Rows;

public sealed class RowTableTests
{
    private static readonly ExplodeRule Questions = new("questions", "question");
    private static readonly JoinRule Chunks = new("chunks.csv", "chunk", "id");

    [Fact]
    public void Read_ExplodedAndJoined_LeftColumnsWin() => Assert.Equal(
        [
            "chunk='c2', question='why', text='own', id='c2', note='n2'",
            "chunk='c2', question='how', text='own', id='c2', note='n2'",
            "chunk='c1', question='what', id='c1', text='one', note='n1'",
        ],
        Read("""
            {"chunk": "c2", "questions": ["why", "how"], "text": "own"}
            {"chunk": "c1", "questions": ["what"]}
            {"chunk": "c9", "questions": []}
            """, "id,text,note\nc1,one,n1\nc2,two,n2\n"));

    [Theory]
    [InlineData("{\"chunk\": \"c9\", \"questions\": [\"why\"]}", "has \"c9\" in column \"chunk\", which no row of chunks.csv has in \"id\"")]
    [InlineData("{\"chunk\": \"c1\", \"questions\": \"why\"}", "holds no list in column \"questions\"")]
    [InlineData("{\"chunk\": \"c1\", \"questions\": [], \"question\": 1}", "has a column \"question\" already")]
    [InlineData("{\"chunk\": \"c1\"}", "has no column \"questions\"; it has chunk")]
    public void Read_RowThatDoesNotFit_NamesThePlace(string row, string expected)
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Read(row, "id,text\nc1,one\n"));
        Assert.Contains("line 1 " + expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_JoinedValueTwice_NamesBothPlaces()
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Read("{}", "id,text\nc1,one\nc1,two\n"));
        Assert.Contains("line 3 has \"c1\" in column \"id\" a second time", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("line 2).", error.Message, StringComparison.Ordinal);
    }

    private static string[] Read(string rows, string chunks)
    {
        using var folder = new TemporaryFolder();
        folder.Write("rows.jsonl", rows);
        folder.Write("chunks.csv", chunks);
        var files = new RowFiles { File = "rows.jsonl", Explode = Questions, Join = Chunks };
        var source = new SourceFiles(folder.Path, new DataOrigin("test", null, true));
        return [.. RowTable.Read(files, source, TestContext.Current.CancellationToken).Select(RowText.Of)];
    }
}

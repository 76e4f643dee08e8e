using EmbedBench.Datasets.Readers;

namespace EmbedBench.Tests.Datasets.Readers;

public sealed class BeirReaderTests
{
    private const string Header = "query-id\tcorpus-id\tscore\n";

    [Fact]
    public void Read_Judgments_GivesARowForEachRelevantPair() => Assert.Equal(
        [
            "query-id='q1', corpus-id='d2', score='1', query='how', title=null, text='two'",
            "query-id='q2', corpus-id='d1', score='2', query='why', title='One', text='one'",
        ],
        Read(Header + "q1\td2\t1\nq1\td1\t0\nq2\td1\t2\n"));

    [Theory]
    [InlineData("q1\td2\t1\n", "line 1 is \"q1")]
    [InlineData(Header + "q1\td2\n", "line 2 is no query id, document id and score")]
    [InlineData(Header + "q1\td9\t1\n", "line 2 names the document \"d9\"")]
    [InlineData(Header + "q9\td1\t1\n", "line 2 names the query \"q9\"")]
    public void Read_WrongJudgments_NamesThePlace(string judgments, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => Read(judgments)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_IdTwice_NamesThePlace() => Assert.Contains(
        "queries.jsonl, line 3 has the id \"q1\" a second time",
        Assert.Throws<InvalidDataException>(() => Read(Header, moreQueries: "{\"_id\": \"q1\", \"text\": \"again\"}\n")).Message,
        StringComparison.Ordinal);

    private static string[] Read(string judgments, string moreQueries = "")
    {
        using var folder = new TemporaryFolder();
        folder.Write("corpus.jsonl", "{\"_id\": \"d1\", \"title\": \"One\", \"text\": \"one\"}\n{\"_id\": \"d2\", \"text\": \"two\"}\n");
        folder.Write("queries.jsonl", "{\"_id\": \"q1\", \"text\": \"how\"}\n{\"_id\": \"q2\", \"text\": \"why\"}\n" + moreQueries);
        string path = folder.Write("qrels/test.tsv", judgments);
        return [.. BeirReader.Read(path, TestContext.Current.CancellationToken).Select(RowText.Of)];
    }
}

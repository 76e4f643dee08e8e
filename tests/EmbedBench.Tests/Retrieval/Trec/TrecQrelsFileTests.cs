using System.Text;
using EmbedBench.Retrieval.Metrics;
using EmbedBench.Retrieval.Trec;
using FsCheck.Xunit;

namespace EmbedBench.Tests.Retrieval.Trec;

public sealed class TrecQrelsFileTests
{
    private const string Good = "q2 0 d 1\nq1 Q0 d 127\n\nq2\t0\te -1\nq2 0 f 0\n";

    [Fact]
    public void Read_GradedJudgments_KeepsThem()
    {
        RelevanceJudgments judgments = Read(Good);

        Assert.Equal(["q2", "q1"], judgments.Queries);
        Assert.Equal([("d", 1), ("e", -1), ("f", 0)], judgments["q2"].Select(grade => (grade.Key, grade.Value)));
        Assert.Equal(127, judgments["q1"]["d"]);
    }

    [Theory]
    [InlineData("", "qrels.trec: There are no relevance judgments.")]
    [InlineData("q 0 d", "qrels.trec, line 1: found 3 fields instead of the 4 of 'query iteration document relevance'.")]
    [InlineData("q 0 d 1\nq 0 e 128", "qrels.trec, line 2: Document e has the grade 128 for query q; grades lie between -1 and 127.")]
    [InlineData("q 0 d -2", "qrels.trec, line 1: Document d has the grade -2 for query q; grades lie between -1 and 127.")]
    [InlineData("q 0 d 1.0", "qrels.trec, line 1: The relevance '1.0' is no whole number.")]
    [InlineData("q 0 d 99999999999", "qrels.trec, line 1: The relevance '99999999999' is no whole number.")]
    [InlineData("q 0 d 1\nq 0 d 1", "qrels.trec, line 2: Document d is judged twice for query q.")]
    [InlineData("q 0 d 1\np 0 d 0", "qrels.trec: Query p has no relevant document: judge one above 0, or leave the query out.")]
    public void Read_MalformedQrels_SaysWhere(string text, string message)
    {
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => Read(text)).Message);
    }

    [Fact]
    public void Write_Judgments_AreReadBack()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "qrels.trec");

        TrecQrelsFile.Write(path, Read(Good));

        Assert.Equal("q2 0 d 1\nq2 0 e -1\nq2 0 f 0\nq1 0 d 127\n", File.ReadAllText(path));
        Assert.Equal(["q2", "q1"], TrecQrelsFile.Read(path).Queries);
    }

    [Property(MaxTest = 500)]
    public void Read_RandomBytes_GivesOnlyTheDeclaredError(byte[] bytes) =>
        TrecBytes.Try(bytes, stream => TrecQrelsFile.Read(stream, "qrels.trec"));

    [Property(MaxTest = 500)]
    public void Read_MutatedQrels_GivesOnlyTheDeclaredError(int place, byte value) =>
        TrecBytes.Try(TrecBytes.Mutate(Good, place, value), stream => TrecQrelsFile.Read(stream, "qrels.trec"));

    private static RelevanceJudgments Read(string text) => TrecQrelsFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "qrels.trec");
}

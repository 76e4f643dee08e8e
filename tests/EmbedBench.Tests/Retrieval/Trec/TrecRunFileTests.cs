using System.Text;
using EmbedBench.Retrieval.Rankings;
using EmbedBench.Retrieval.Trec;
using FsCheck.Xunit;

namespace EmbedBench.Tests.Retrieval.Trec;

public sealed class TrecRunFileTests
{
    private const string Tied =
        "q2 Q0 a 1 0.5 ours\nq1 Q0 b 7 0.25 ours\nq2\t0  c  x 0.5   ours\r\n\n# a comment line\nq2 Q0 b 1 7e-1 ours";

    [Theory]
    [InlineData(TieRule.IdentifierAscending, "b a c")]
    [InlineData(TieRule.Trec, "b c a")]
    public void Read_RunWithTies_OrdersByScoreAndRule(TieRule rule, string expected)
    {
        TrecRun run = Read(Tied, rule);

        Assert.Equal("ours", run.Tag);
        Assert.Equal(["q2", "q1"], run.Rankings.Select(ranking => ranking.Query));
        Assert.Equal(expected, string.Join(' ', run.Rankings[0].Documents.Select(document => document.Id)));
    }

    [Theory]
    [InlineData("", "holds no result")]
    [InlineData("# only a comment\n", "holds no result")]
    [InlineData("q Q0 d 1 0.5", "line 1: found 5 fields instead of the 6 of 'query Q0 document rank score tag'")]
    [InlineData("q Q0 d 1 0.5 t\nq Q0 e f 1 0.5 t", "line 2: found 7 fields")]
    [InlineData("q Q0 d 1 high t", "line 1: The score 'high' is no finite number")]
    [InlineData("q Q0 d 1 NaN t", "line 1: The score 'NaN'")]
    [InlineData("q Q0 d 1 1e999 t", "line 1: The score '1e999'")]
    [InlineData("q Q0 d 1 0,5 t", "line 1: The score '0,5'")]
    [InlineData("q Q0 d 1 0.5 t\n\nq Q0 d 2 0.4 t", "line 3: Document d stands twice for query q")]
    public void Read_MalformedRun_NamesTheLine(string text, string message)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(text, TieRule.IdentifierAscending));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("run.trec", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_InvalidUtf8_NamesTheLine()
    {
        byte[] bytes = [.. "q Q0 d 1 0.5 t\nq Q0 "u8, 0xC3, .. " 1 0.5 t"u8];

        var error = Assert.Throws<InvalidDataException>(() => TrecRunFile.Read(new MemoryStream(bytes), "run.trec", TieRule.Trec));

        Assert.Equal("run.trec, line 2: the line is not valid UTF-8.", error.Message);
    }

    [Fact]
    public void Read_LineWithoutEnd_IsRefusedBeforeItFillsTheMemory()
    {
        var error = Assert.Throws<InvalidDataException>(() => TrecRunFile.Read(new MemoryStream(new byte[3 << 20]), "run.trec", TieRule.Trec));

        Assert.Contains("longer than 1048576 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ByteOrderMark_IsNoPartOfTheQuery()
    {
        Assert.Equal("q", Read("\uFEFFq Q0 d 1 0.5 t", TieRule.Trec).Rankings[0].Query);
    }

    [Fact]
    public void Read_MissingFile_SaysSo()
    {
        var error = Assert.Throws<FileNotFoundException>(() => TrecRunFile.Read("absent.trec", TieRule.Trec));

        Assert.Equal("There is no TREC file at absent.trec.", error.Message);
    }

    [Fact]
    public void Write_NeighbouringFloat32Scores_GivesBackOrderScoresAndTies()
    {
        var random = new Random(5);
        int bits = BitConverter.SingleToInt32Bits(0.1f);
        Ranking[] rankings =
        [
            .. Enumerable.Range(0, 20).Select(query => Order(
                $"q{query}",
                Enumerable.Range(0, 200).Select(i => new RankedDocument($"{i}", BitConverter.Int32BitsToSingle(bits + random.Next(-40, 40)))))),
        ];

        IReadOnlyList<Ranking> read = WriteAndRead(rankings);

        Assert.All(rankings, (ranking, i) =>
            Assert.Equal(ranking.Documents, read[i].Documents.Select(document => document with { Score = (float)document.Score })));
        Assert.All(rankings, (ranking, i) => Assert.Equal(Distinct(ranking), Distinct(read[i])));

        static int Distinct(Ranking ranking) => ranking.Documents.Select(document => document.Score).Distinct().Count();
    }

    [Fact]
    public void Write_DoubleScores_GivesThemBack()
    {
        Ranking ranking = Order("q", [new RankedDocument("1", 0.1), new RankedDocument("2", 0.1f), new RankedDocument("3", -1e300)]);

        Assert.Equal(ranking.Documents, WriteAndRead([ranking])[0].Documents);
    }

    [Fact]
    public void Write_Ranking_HasTheSixFields()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "run.trec");

        TrecRunFile.Write(path, new TrecRun("ours", [Order("q0", [new RankedDocument("7", 0.25f), new RankedDocument("9", 0.1f)])]));

        Assert.Equal("q0 Q0 7 1 0.25 ours\nq0 Q0 9 2 0.1 ours\n", File.ReadAllText(path));
    }

    [Theory]
    [InlineData("a b", "q", "t")]
    [InlineData("", "q", "t")]
    [InlineData("d", "#q", "t")]
    [InlineData("d", "q\n", "t")]
    [InlineData("d", "q", "my run")]
    [InlineData("half a surrogate pair", "q", "t")]
    public void Write_FieldThatNoReaderWouldFind_IsRefusedAndNothingIsWritten(string document, string query, string tag)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "run.trec");
        // A theory's data cannot hold it.
        document = document.Replace("half a surrogate pair", "\uD83D", StringComparison.Ordinal);

        Assert.Throws<InvalidDataException>(() => TrecRunFile.Write(path, new TrecRun(tag, [Order(query, [new RankedDocument(document, 1)])])));

        Assert.Empty(Directory.EnumerateFiles(folder.Path));
    }

    [Property(MaxTest = 500)]
    public void Read_RandomBytes_GivesOnlyTheDeclaredError(byte[] bytes) =>
        TrecBytes.Try(bytes, stream => TrecRunFile.Read(stream, "run.trec", TieRule.IdentifierAscending));

    [Property(MaxTest = 500)]
    public void Read_MutatedRun_GivesOnlyTheDeclaredError(int place, byte value) =>
        TrecBytes.Try(TrecBytes.Mutate(Tied, place, value), stream => TrecRunFile.Read(stream, "run.trec", TieRule.Trec));

    private static TrecRun Read(string text, TieRule ties) =>
        TrecRunFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "run.trec", ties);

    private static Ranking Order(string query, IEnumerable<RankedDocument> documents) =>
        Ranking.Order(query, documents, TieRule.IdentifierAscending, IdentifierOrder.Of(["1"]));

    private static IReadOnlyList<Ranking> WriteAndRead(IReadOnlyList<Ranking> rankings)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "run.trec");
        TrecRunFile.Write(path, new TrecRun("ours", rankings));
        return TrecRunFile.Read(path, TieRule.IdentifierAscending).Rankings;
    }
}

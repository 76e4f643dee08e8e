using EmbedBench.Experiments.Snapshots;
using EmbedBench.Results.Figures;

namespace EmbedBench.Tests.Experiments.Snapshots;

public class ResultsLogTests
{
    [Fact]
    public void With_FigureOfOtherJudgments_IsReadAgain()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, ResultsLog.FileName);
        ResultsLogEntry entry = Entry() with { Figure = FigureName.Parse("tuned.64.ndcg@10|own-row"), Old = 0.5, New = null };

        ResultsLog.ReadOrStart(path).With(Entry()).With(entry).Write(path);
        ResultsLog read = ResultsLog.ReadOrStart(path);

        Assert.Equal([Entry(), entry], read.Entries);
        Assert.Equal(entry, read.Last("legal", "smoke"));
        Assert.Null(read.Last("legal", "local"));
    }

    [Theory]
    [InlineData("| 2026-01-31 | legal | smoke | tuned.64.ndcg@10 | 0.5 | 0.6 | 0123456789ab |")]
    [InlineData("| 31.1.2026 | legal | smoke | tuned.64.ndcg@10 | 0.5 | 0.6 | 0123456789ab | why |")]
    [InlineData("| 2026-01-31 | legal | smoke | ndcg@10 | 0.5 | 0.6 | 0123456789ab | why |")]
    [InlineData("| 2026-01-31 | legal | smoke | tuned.64.ndcg@10 | half | 0.6 | 0123456789ab | why |")]
    public void Parse_MalformedLine_IsRefusedWithItsNumber(string line)
    {
        var problem = Assert.Throws<InvalidDataException>(() => ResultsLog.Parse($"# Results log\n\n{line}\n", "log.md"));

        Assert.StartsWith("log.md: line 3: must be a line of the table", problem.Message, StringComparison.Ordinal);
    }

    private static ResultsLogEntry Entry() => new()
    {
        Date = new DateOnly(2026, 1, 31),
        Experiment = "legal",
        Profile = "smoke",
        Figure = FigureName.Parse("tuned.64.ndcg@10"),
        Old = null,
        New = 0.25,
        Snapshot = "0123456789ab",
        Reason = "the first run",
    };
}

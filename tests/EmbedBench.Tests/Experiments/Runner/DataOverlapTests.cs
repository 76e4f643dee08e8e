using EmbedBench.Datasets;
using EmbedBench.Datasets.Corpora;
using EmbedBench.Datasets.Pairs;
using EmbedBench.Datasets.Sources;
using EmbedBench.Datasets.Splits;
using EmbedBench.Experiments.Runner;
using EmbedBench.Results.Records;

namespace EmbedBench.Tests.Experiments.Runner;

public class DataOverlapTests
{
    [Fact]
    public void Of_TestRowsOfEveryKind_FlagsAndCountsThem()
    {
        var overlap = DataOverlap.Of(Data(
            [("What did the court decide about the fees?", "The court granted the fees in part."), ("Who sued?", "The plaintiff is a journalist.")],
            [
                ("Who sued?", "A passage of its own."),
                ("What did the court decide about the fee?", "The court granted the fees in part."),
                ("When was the hearing?", "THE COURT granted the fees, in part"),
                ("Where is the court?", "In the city."),
            ]));

        Assert.Equal([TextOverlap.Exact, TextOverlap.Near, TextOverlap.None, TextOverlap.None], overlap.Queries);
        Assert.Equal([TextOverlap.None, TextOverlap.Exact, TextOverlap.Near, TextOverlap.None], overlap.Passages);
        Assert.Equal(
            [
                ("data.overlap.exact", 2), ("data.overlap.exact.passages", 1), ("data.overlap.exact.queries", 1),
                ("data.overlap.near", 3), ("data.overlap.near.passages", 2), ("data.overlap.near.queries", 2),
            ],
            overlap.Figures.OrderBy(figure => figure.Key).Select(figure => (figure.Key.ToString(), figure.Value)));
    }

    private static Dataset Data((string Query, string Passage)[] training, (string Query, string Passage)[] test)
    {
        Pair[] rows = [.. training.Concat(test).Select((row, i) => new Pair { Index = i, Query = row.Query, Passage = row.Passage, PassageId = $"{i}" })];
        int[] indices = [.. Enumerable.Range(0, rows.Length)];
        return new Dataset
        {
            Rows = rows,
            Split = new RowSplit(indices[..training.Length], indices[training.Length..]),
            Corpus = new Corpus([.. rows.Select(row => row.PassageId)], [.. rows.Select(row => row.Passage)]),
            Queries = [],
            Judgments = [],
            Fingerprint = new DataFingerprint(rows.Length, rows.Length, ""),
            Origin = new DataOrigin("made up", Commit: null, IsPinned: true),
        };
    }
}

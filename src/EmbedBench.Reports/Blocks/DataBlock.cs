using EmbedBench.Reports.Documents;
using EmbedBench.Results.Figures;

namespace EmbedBench.Reports.Blocks;

/// <summary>
/// How many rows, passages and queries there are, what training and test share, and the digests that say which data it was.
/// </summary>
internal sealed class DataBlock : IReportBlock
{
    public string Name => "data";

    public IReadOnlyList<string> Options => [];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        (string Title, FigureName Figure)[] counts =
        [
            ("Rows", FigureName.OfRun.DataRows), ("Distinct passages", FigureName.OfRun.DataPassages),
            ("Training rows", FigureName.OfRun.DataTrain),
            ("Test queries", FigureName.OfRun.DataTest), ("Test rows whose texts stand in training", FigureName.OfRun.ExactOverlap),
            ("Test rows with near-duplicates in training", FigureName.OfRun.NearOverlap),
        ];
        return
        [
            new ReportElement.Table
            {
                Name = Name,
                Caption = "The data",
                Columns = [new Column("Data"), Column.Numeric("Value")],
                Rows =
                [
                    .. counts.Where(count => context.Record.Find(count.Figure) is not null)
                        .Select(count => (IReadOnlyList<Span>)[count.Title, context.Show(count.Figure)]),
                    ["SHA-256 of the rows", Digest(context.Run.Hashes.Data)],
                    ["SHA-256 of the split", Digest(context.Run.Hashes.Split)],
                ],
            },
        ];
    }

    private static Span Digest(string sha256) => new($"{sha256[..16]}…", SpanStyle.Code);
}

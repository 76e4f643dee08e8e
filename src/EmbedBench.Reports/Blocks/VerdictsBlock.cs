using EmbedBench.Reports.Documents;
using EmbedBench.Results.Verdicts;

namespace EmbedBench.Reports.Blocks;

/// <summary>What became of each band.</summary>
internal sealed class VerdictsBlock : IReportBlock
{
    public string Name => "verdicts";

    public IReadOnlyList<string> Options => [];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        IReadOnlyList<Verdict> verdicts = context.Record.Verdicts;
        if (verdicts.Count == 0)
            return [Remarks.Say("This profile holds its figures to no band.")];
        return
        [
            new ReportElement.Table
            {
                Name = Name,
                Caption = "Bands and what the run got",
                Columns =
                [
                    new Column("Figure"), Column.Numeric("Allowed"), Column.Numeric("Got"), new Column("Verdict"),
                    new Column("Where the band comes from"),
                ],
                Rows =
                [
                    .. verdicts.Select(verdict => (IReadOnlyList<Span>)
                    [
                        new Span(verdict.Figure.ToString(), SpanStyle.Code),
                        verdict.Band.Describe(),
                        verdict.Got is null ? ReportContext.Absent : context.Show(verdict.Figure),
                        Word(verdict),
                        verdict.Band.Origin,
                    ]),
                ],
            },
        ];
    }

    private static string Word(Verdict verdict) => verdict switch
    {
        { Held: true } => "held",
        { OnlyWarns: true } => "outside, a warning",
        { Got: null } => "failed: no such figure",
        _ => "failed",
    };
}

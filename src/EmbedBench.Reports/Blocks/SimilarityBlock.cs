using System.Globalization;
using EmbedBench.Reports.Documents;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;

namespace EmbedBench.Reports.Blocks;

/// <summary>
/// The cosines of the spec's similarity texts with each other, before and after tuning; <c>letters</c> is how much of a text is shown.
/// </summary>
internal sealed class SimilarityBlock : IReportBlock
{
    public string Name => "similarity";

    public IReadOnlyList<string> Options => ["letters"];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        int letters = options.Number("letters", 160);
        if (context.Run.Similarity is not [var similarity, ..])
            return [Remarks.Say("The experiment compares no texts.")];
        int count = similarity.Texts.Count;
        return
        [
            new ReportElement.Points([.. similarity.Texts.Select((text, index) => (IReadOnlyList<Span>)
                [new Span(Letter(index), SpanStyle.Strong), ": ", Excerpt.Of(text, letters)])]),
            new ReportElement.Table
            {
                Name = Name,
                Caption = "Cosines of texts before and after tuning",
                Columns = [new Column("Texts"), Column.Numeric("Base"), Column.Numeric("Tuned"), Column.Numeric("Difference")],
                Rows =
                [
                    .. Enumerable.Range(0, count)
                        .SelectMany(
                            first => Enumerable.Range(first + 1, count - first - 1)
                                .Select(second => Row(context, similarity, first, second))),
                ],
            },
        ];
    }

    private static IReadOnlyList<Span> Row(ReportContext context, TextSimilarity similarity, int first, int second) =>
    [
        $"{Letter(first)} and {Letter(second)}",
        context.Show(new FigureName.TextSimilarity(FigureStage.Base, first + 1, second + 1)),
        context.Show(new FigureName.TextSimilarity(FigureStage.Tuned, first + 1, second + 1)),
        similarity.Tuned is null
            ? ReportContext.Absent
            : Values.NumberSpan.Of(similarity.Tuned[first][second] - similarity.Base[first][second], Values.NumberFormat.Difference),
    ];

    /// <summary>A, B, … Z, then numbers.</summary>
    private static string Letter(int index) =>
        index < 26 ? ((char)('A' + index)).ToString() : (index + 1).ToString(CultureInfo.InvariantCulture);
}

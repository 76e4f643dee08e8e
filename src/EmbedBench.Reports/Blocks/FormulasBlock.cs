using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Values;
using EmbedBench.Results.Figures;

namespace EmbedBench.Reports.Blocks;

/// <summary>How the run's metrics are computed. Means over all test queries, a query that finds nothing counting 0.</summary>
internal sealed class FormulasBlock : IReportBlock
{
    private static readonly (string Metric, string Formula, string Words)[] Formulas =
    [
        (
            "ndcg",
            "DCG@k = Σ(i = 1 … k) rel(i) / log2(i + 1);  nDCG@k = DCG@k / IDCG@k",
            "rel(i) is the relevance of the passage at rank i, IDCG@k the DCG@k of the best possible order"),
        ("mrr", "RR@k = 1 / rank of the first relevant passage, 0 beyond rank k", "how far down a reader must look"),
        ("map", "AP@k = Σ(i = 1 … k) P@i · rel(i) / min(k, R)", "P@i is the precision at rank i, R the number of relevant passages"),
        ("accuracy", "A@k = 1 where a relevant passage is among the first k, else 0", "the share of queries that are answered at all"),
        ("precision", "P@k = relevant among the first k / k", "the share of what is shown that is relevant"),
        ("recall", "R@k = relevant among the first k / R", "the share of what is relevant that is shown"),
        ("hit_rate", "H@k = 1 where a relevant passage is among the first k, else 0", "the same as accuracy, under the name that some use"),
        ("hits_per_query", "HQ@k = relevant among the first k", "a count: above 1 where a query has several relevant passages"),
    ];

    public string Name => "formulas";

    public IReadOnlyList<string> Options => [];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        string[] known = [.. context.Metrics.Select(metric => metric.Name).Distinct()];
        return
        [
            new ReportElement.Table
            {
                Name = Name,
                Caption = "How the metrics are computed for a query",
                Columns = [new Column("Metric"), new Column("For one query"), new Column("In words")],
                Rows =
                [
                    .. Formulas.Where(formula => known.Contains(formula.Metric)).Select(formula => (IReadOnlyList<Span>)
                        [MetricTitle.Of(new FigureMetric(formula.Metric, null, null)), new(formula.Formula, SpanStyle.Code), formula.Words]),
                ],
            },
        ];
    }
}

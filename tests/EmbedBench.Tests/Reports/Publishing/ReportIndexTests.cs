using EmbedBench.Reports;
using EmbedBench.Reports.Publishing;
using EmbedBench.Results;

namespace EmbedBench.Tests.Reports.Publishing;

public class ReportIndexTests
{
    [Fact]
    public void Render_AReport_LinksItBesideItsFigures()
    {
        RenderedReport index = ReportIndex.Render([new IndexedReport("Search", SyntheticRun.Create(RunStage.Tuned, 384, 128))]);

        Assert.EndsWith(
            """
            | Report | Profile | Model | Metric | Dimension | Base | Tuned | Difference | Change |
            | --- | --- | --- | --- | ---: | ---: | ---: | ---: | ---: |
            | [Search](products.md) | local | all-MiniLM-L6-v2 | nDCG@10 | 384 | 0.5100 | 0.5900 | +0.0800 | +15.7 % |

            """,
            index.Markdown,
            StringComparison.Ordinal);
        Assert.Equal(
            ["base.384.ndcg@10", "tuned.384.ndcg@10", "gain.384.ndcg@10", "gain%.384.ndcg@10"],
            index.Figures.Select(figure => figure.Name.ToString()));
    }
}

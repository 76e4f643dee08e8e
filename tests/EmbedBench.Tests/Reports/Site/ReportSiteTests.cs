using System.Xml.Linq;
using EmbedBench.Reports;
using EmbedBench.Reports.Exports;
using EmbedBench.Reports.Publishing;
using EmbedBench.Reports.Site;
using EmbedBench.Results;
using EmbedBench.Results.Records;

namespace EmbedBench.Tests.Reports.Site;

public class ReportSiteTests
{
    private static readonly RunRecord Record = SyntheticRun.Create(RunStage.Tuned, 384, 128);

    private static readonly IReadOnlyList<ExportFile> Files = ReportSite.Build([new PublishedReport(RenderReport(), Record)]);

    [Fact]
    public void Build_AReport_GivesIndexPageStyleAndScript() =>
        Assert.Equal(["index.html", "products-local.html", "site.css", "site.js"], Files.Select(file => file.Name));

    [Fact]
    public void Build_ThePage_HoldsTheDrawingsAndRefersToNothingElsewhere()
    {
        string page = Files[1].Content;

        Assert.Contains("<title>Search &amp; more</title>", page, StringComparison.Ordinal);
        Assert.Contains("<figure class=\"plot light\">\n<svg ", page, StringComparison.Ordinal);
        Assert.Contains("<figure class=\"plot dark\">\n<svg ", page, StringComparison.Ordinal);
        Assert.Contains("<code>ndcg@10|own-row</code>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<picture>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http:", page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("https:", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_ThePages_AreWellFormed()
    {
        foreach (ExportFile file in Files.Where(file => file.Name.EndsWith(".html", StringComparison.Ordinal)))
        {
            string body = file.Content[file.Content.IndexOf("<body>", StringComparison.Ordinal)..file.Content.IndexOf("</html>", StringComparison.Ordinal)];
            Assert.NotNull(XElement.Parse(body));
        }
    }

    [Fact]
    public void Build_TheIndex_HasARowAMetricAndDimensionAndAFilterRuleAValue()
    {
        string index = Files[0].Content;

        Assert.Contains(
            "<td>nDCG@10</td><td class=\"number\">384</td><td class=\"number\">0.5100</td><td class=\"number\">0.5900</td>",
            index,
            StringComparison.Ordinal);
        Assert.Equal(18, index.Split("<tr class=").Length - 1);
        Assert.Contains("body:has(#metric option[value=\"1\"]:checked) tbody tr:not(.metric-1) { display: none }", index, StringComparison.Ordinal);
    }

    private static RenderedReport RenderReport() =>
        RenderedText.Report(
            "# Search & more\n\n| Figure |\n| --- |\n| `ndcg@10\\|own-row` |\n\n```embedbench plot-loss\n```\n\n```embedbench gains\n```\n\n```embedbench plot-changes\n```\n",
            Record,
            tests: new InventedTests());
}

using System.Globalization;
using System.Xml.Linq;
using EmbedBench.Reports;
using EmbedBench.Results;
using EmbedBench.Results.Records;

namespace EmbedBench.Tests.Reports.Plots;

public class PlotTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData("plot-dimensions", "dimensions-ndcg-10", "nDCG@10 by dimension", "The base model goes from 0.4800 at 128 components to 0.5100 at 384. The tuned model goes from 0.5600 at 128 components to 0.5900 at 384.", 4)]
    [InlineData("plot-gains", "gains-ndcg-10", "Gain in nDCG@10 by dimension", "Tuned minus base in percent of base: from +15.7 % (384) to +16.7 % (128).", 2)]
    [InlineData("plot-loss", "loss", "Training loss", "Over 20 steps the loss goes from 2.0000 to 0.1000.", 20)]
    [InlineData("plot-changes", "changes-ndcg-10-384", "Change of nDCG@10 at 384 dimensions, query by query", "Of 8 queries 3 are better with the tuned model, 4 worse and 1 the same.", 8)]
    [InlineData("plot-similarity", "similarity", "Similarity of queries and their relevant passages", "The mean cosine is 0.5000 with the base model and 0.6000 with the tuned one.", 6)]
    public void Draw_EachPlot_HasTitleDescriptionAndHints(string block, string name, string title, string description, int hints)
    {
        RenderedReport report = RenderedText.Report(
            $"```embedbench {block}\n```\n", SyntheticRun.Create(RunStage.Tuned, 384, 128), tests: new InventedTests());

        Assert.Equal([$"plots/{name}-light.svg", $"plots/{name}-dark.svg"], report.Plots.Select(plot => plot.Path));
        foreach (PlotFile plot in report.Plots)
        {
            XElement svg = XElement.Parse(plot.Svg);
            Assert.Equal(title, svg.Element(Svg + "title")!.Value);
            Assert.Equal(description, svg.Element(Svg + "desc")!.Value);
            Assert.Equal(hints, svg.Elements(Svg + "circle").Count(circle => (string?)circle.Attribute("class") == "hint"));
            Assert.Empty(svg.Descendants(Svg + "clipPath"));
            Assert.All(svg.Descendants(Svg + "text"), text => Assert.Equal("sans-serif", (string?)text.Attribute("font-family")));
            Assert.DoesNotContain("NaN", plot.Svg, StringComparison.Ordinal);
        }

        Assert.Contains($"alt=\"{title}. {description}\"", report.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Draw_Twice_UnderAnotherCulture_GivesTheSameBytes()
    {
        const string Template = "```embedbench plot-dimensions\n```\n```embedbench plot-changes\n```\n```embedbench plot-gains\n```\n";
        RunRecord record = SyntheticRun.Create(RunStage.Tuned, 384, 128);
        IReadOnlyList<PlotFile> first = RenderedText.Report(Template, record, tests: new InventedTests()).Plots;
        CultureInfo before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = culture;
            Assert.Equal(first, RenderedText.Report(Template, record, tests: new InventedTests()).Plots);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}

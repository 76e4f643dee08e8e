using System.Globalization;
using EmbedBench.Reports;
using EmbedBench.Results;
using EmbedBench.Results.Records;
using FsCheck.Xunit;

namespace EmbedBench.Tests.Reports;

public class ReportRendererTests
{
    [Fact]
    public void Render_PlaceholdersInProse_FillsThemAndLeavesTheRestAsItIs()
    {
        const string Template = """
            # Title of *one*

            From {{ base.384.ndcg@10 }} to **{{ tuned.largest.ndcg@10 | 0.00 }}**, {{ gain%.smallest.ndcg@10 }}: {{model}}, `{{ code }}`.

            | a | b |
            |---|---|
            | {{ data.rows }} | {{ spec.training.learning_rate | digits }} |

            ```sh
            echo {{ not ours }}
            ```
            """;

        Assert.Equal(
            """
            # Title of *one*

            From 0.5100 to **0.59**, +15.7 %: all-MiniLM-L6-v2, `{{ code }}`.

            | a | b |
            |---|---|
            | 4,000 | 2e-5 |

            ```sh
            echo {{ not ours }}
            ```
            """,
            RenderedText.Of(Template));
    }

    [Fact]
    public void Render_BlocksBetweenProse_KeepsOneEmptyLineAroundThem()
    {
        const string Template = "before\n\n```embedbench verdicts\n```\n\nafter\n";

        string[] lines = RenderedText.Of(Template).Split('\n');

        Assert.Equal(["before", "", "| Figure | Allowed | Got | Verdict | Where the band comes from |"], lines[..3]);
        Assert.Equal(["| `gain%.384.ndcg@10` | above 20 | +15.7 % | failed | published |", "", "after", ""], lines[^4..]);
    }

    [Fact]
    public void Render_AnyMistakes_TellsAllWithTheirPlaces()
    {
        const string Template = """
            # Title

            {{ tuned.999.ndcg@10 }} and {{ base.384.ndcg@10 | 0,0 }}
            and {{ never closed

            ```embedbench gain
            ```

            ```embedbench gains
            metric: ndcg@10
            dimensions: 384, 7
            words
            mean: perhaps
            mean: no
            ```
            """;

        Assert.Equal(
            [
                "report.md(3,1): error EB0002: the record has no \"tuned.999.ndcg@10\"",
                "report.md(3,29): error EB0002: \"0,0\" is no format of base.384.ndcg@10",
                "report.md(4,1): error EB0002: the placeholder is not closed on its line",
                "report.md(6,1): error EB0002: there is no block \"gain\"",
                "report.md(10,1): error EB0002: the block gains has no option \"metric\"",
                "report.md(11,1): error EB0002: dimensions: \"7\" is not allowed",
                "report.md(12,1): error EB0002: \"words\" is no option",
                "report.md(13,1): error EB0002: mean: \"perhaps\" is not allowed",
                "report.md(14,1): error EB0002: the option mean stands twice.",
            ],
            RenderedText.Problems(Template).Select(problem => problem.Split(';')[0]));
    }

    [Theory]
    [InlineData(RunStage.Base, "(not reached)")]
    [InlineData(RunStage.Tuned, "0.5900")]
    public void Render_AFigureOfALaterStage_SaysThatTheRunDidNotReachIt(RunStage stage, string expected)
    {
        Assert.Equal(expected, RenderedText.Of("{{ tuned.384.ndcg@10 }}", SyntheticRun.Create(stage)).Replace("\\", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Render_Figures_AreListedWithTheirLines()
    {
        RenderedReport report = RenderedText.Report("a\n\n{{ base.384.ndcg@10 }}\n\n```embedbench gains\nmetrics: mrr@10\n```\n");

        Assert.Equal(
            ["3 base.384.ndcg@10 0.5100", "7 base.384.mrr@10 0.5200", "7 tuned.384.mrr@10 0.6000", "7 gain.384.mrr@10 +0.0800", "7 gain%.384.mrr@10 +15.4 %"],
            report.Figures.Select(figure => $"{figure.Line} {figure.Name} {figure.Text}"));
    }

    [Fact]
    public void Render_UnderAnotherCultureAndWithOtherLineEnds_GivesTheSameText()
    {
        string template = File.ReadAllText(Templates.PathOf("products"));
        string expected = RenderedText.Of(template, published: Templates.Published("products"));
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "~";
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            Assert.Equal(
                expected, RenderedText.Of(template.Replace("\n", "\r\n", StringComparison.Ordinal), published: Templates.Published("products")));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("aws", RunStage.Tuned)]
    [InlineData("financial", RunStage.Tuned)]
    [InlineData("legal", RunStage.Tuned)]
    [InlineData("products", RunStage.Base)]
    [InlineData("products", RunStage.Train)]
    [InlineData("products", RunStage.Tuned)]
    [InlineData("ray", RunStage.Base)]
    [InlineData("ray", RunStage.Tuned)]
    public void Render_ACommittedTemplate_HasNoMistakes(string experiment, RunStage stage)
    {
        RunRecord record = experiment == "products" ? SyntheticRun.Create(stage) : SyntheticRun.Create(stage, 384, 256, 128, 64);

        string text = RenderedText.Report(
            File.ReadAllText(Templates.PathOf(experiment)), record, Templates.Published(experiment), new InventedTests()).Markdown;

        Assert.DoesNotContain("{{ ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("```embedbench", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
    }

    [Property(MaxTest = 300)]
    public void Render_AnyText_FailsOnlyWithReportExceptions(string[] pieces, int seed)
    {
        string[] signs = ["{{", "}}", "```embedbench gains\n", "```\n", "\n", "|", "~~~", "tuned.384.ndcg@10", "metrics: ", "`", "# ", "\0"];
        string template = string.Concat((pieces ?? []).Select((piece, index) => piece + signs[Math.Abs((seed / 7) + (index * 31)) % signs.Length]));
        try
        {
            _ = RenderedText.Of(template);
        }
        catch (ReportException problem)
        {
            Assert.NotEmpty(problem.Problems);
        }
    }
}

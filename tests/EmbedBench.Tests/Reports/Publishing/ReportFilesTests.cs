using EmbedBench.Reports;
using EmbedBench.Reports.Publishing;

namespace EmbedBench.Tests.Reports.Publishing;

public sealed class ReportFilesTests : IDisposable
{
    private const string Template = "# Report\n\nFrom {{ base.384.ndcg@10 }} to {{ tuned.384.ndcg@10 }}.\n\n```embedbench gains\nmetrics: ndcg@10, mrr@10\n```\n\nThe end.\n\n```embedbench plot-loss\n```\n";

    private readonly TemporaryFolder _folder = new();
    private readonly RenderedReport _report = RenderedText.Report(Template);

    private string ReportPath => Path.Combine(_folder.Path, "reports", "products.md");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_WhatWasWritten_IsCurrent()
    {
        ReportFiles.Write(ReportPath, _report);

        Assert.Empty(ReportFiles.Check(ReportPath, "reports/products.md", _report));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(_folder.Path, "reports", "plots")).Length);
    }

    [Fact]
    public void Check_WithOtherLineEnds_IsCurrent()
    {
        ReportFiles.Write(ReportPath, _report);
        File.WriteAllText(ReportPath, File.ReadAllText(ReportPath).Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Empty(ReportFiles.Check(ReportPath, "reports/products.md", _report));
    }

    [Theory]
    [InlineData("to 0.5900.", "to 0.5901.", "(3,16): error EB0003: tuned.384.ndcg@10 is 0.5900 in the record, and not so here.")]
    [InlineData("| 0.5100 |", "| 0.52 |", "(7,23): error EB0003: base.384.ndcg@10 is 0.5100 in the record, and not so here.")]
    [InlineData("+15.4 %", "+15.5 %", "(8,46): error EB0003: gain%.384.mrr@10 is +15.4 % in the record, and not so here.")]
    [InlineData("The end", "An end", "(10,1): error EB0003: \"An\" should be \"The\".")]
    [InlineData("The end.\n", "The end.\nOr not.\n", "(11,1): error EB0003: the line \"Or not.\" does not come from the template and the record.")]
    [InlineData("The end.\n", "", "(10,1): error EB0003: the line \"The end.\" is missing here.")]
    public void Check_AHandEditedReport_NamesWhatChanged(string old, string edited, string expected)
    {
        ReportFiles.Write(ReportPath, _report);
        string text = File.ReadAllText(ReportPath);
        int at = text.IndexOf(old, StringComparison.Ordinal);
        File.WriteAllText(ReportPath, text[..at] + edited + text[(at + old.Length)..]);

        Assert.Equal([$"reports/products.md{expected}"], ReportFiles.Check(ReportPath, "reports/products.md", _report));
    }

    [Fact]
    public void Check_PlotsThatAreNotTheReports_AreNamed()
    {
        ReportFiles.Write(ReportPath, _report);
        string plots = Path.Combine(_folder.Path, "reports", "plots");
        File.AppendAllText(Path.Combine(plots, "loss-dark.svg"), "<!-- -->");
        File.WriteAllText(Path.Combine(plots, "old.svg"), "<svg/>");

        Assert.Equal(
            [
                "r.md(1,1): error EB0003: the plot plots/loss-dark.svg is not the one that the record gives.",
                "r.md(1,1): error EB0003: the report does not show the plot old.svg that lies beside it.",
            ],
            ReportFiles.Check(ReportPath, "r.md", _report));
    }

    [Fact]
    public void Write_OverAnOlderReport_RemovesItsPlots()
    {
        ReportFiles.Write(ReportPath, _report);
        File.WriteAllText(Path.Combine(_folder.Path, "reports", "plots", "old.svg"), "<svg/>");

        ReportFiles.Write(ReportPath, _report);

        Assert.Empty(ReportFiles.Check(ReportPath, "r.md", _report));
    }

    [Fact]
    public void Check_AMissingReport_SaysSo() =>
        Assert.Equal(
            ["r.md(1,1): error EB0003: the report is missing; embedbench report writes it."], ReportFiles.Check(ReportPath, "r.md", _report));

    [Fact]
    public void Of_AReport_TracesEachFigure() => Assert.Equal(
        "line 3: 0.5100 is base.384.ndcg@10 of snapshot.json, by embedbench run products --profile local",
        FigureTrace.Of(_report, SyntheticRun.Create(), "snapshot.json")[0].ToString());
}

using System.Text.Json;
using EmbedBench.Reports;
using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Exports;
using EmbedBench.Results;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;

namespace EmbedBench.Tests.Reports.Exports;

public class ReportExportTests
{
    private static readonly RunRecord Record = SyntheticRun.Create(RunStage.Tuned, 384, 128);

    private static readonly RenderedReport Report = RenderedText.Report(
        "```embedbench gains\nmetrics: ndcg@10\n```\n```embedbench gains\nmetrics: mrr@10\n```\n", Record, tests: new InventedTests());

    [Fact]
    public void Create_Csv_HasAFileATableWithAllDigits()
    {
        IReadOnlyList<ExportFile> files = ReportExport.Create(ExportFormat.Csv, Report, Record);

        Assert.Equal(["products.gains.csv", "products.gains-2.csv"], files.Select(file => file.Name));
        Assert.Equal(
            "Metric,Dimension,Base,Tuned,Difference,Change\nnDCG@10,384,0.51,0.59,0.08,15.686275\nnDCG@10,128,0.48,0.56,0.08,16.666667\nnDCG@10,mean,0.495,0.575,0.08,16.176471\n",
            files[0].Content);
    }

    [Fact]
    public void Create_CsvOfTextWithSpecialSigns_QuotesIt()
    {
        var table = new ReportElement.Table { Name = "t", Caption = "c", Columns = [new Column("a, b"), new Column("c")], Rows = [["say \"yes\"", "two\nlines"]] };

        Assert.Equal("\"a, b\",c\n\"say \"\"yes\"\"\",\"two\nlines\"\n", CsvTable.Write(table));
    }

    [Fact]
    public void Create_Latex_SetsTheBestInBoldAndMarksWhatIsSignificant()
    {
        var report = RenderedText.Report("```embedbench gains\nmetrics: ndcg@10\n```\n", SyntheticRun.Create(), tests: new InventedTests());

        Assert.Equal(
            """
            % needs \usepackage{booktabs}
            \begin{table}
              \centering
              \caption{Base and tuned model at the same dimension}
              \begin{tabular}{lrrrrr}
                \toprule
                Metric & Dimension & Base & Tuned & Difference & Change \\
                \midrule
                \textbf{nDCG@10} & 384 & 0.5100 & \textbf{0.5900}$^{\dagger}$ & +0.0800 & +15.7 \% \\
                \bottomrule
              \end{tabular}
              % \dagger: differs by more than chance
            \end{table}

            """,
            ReportExport.Create(ExportFormat.Latex, report, Record)[0].Content);
        Assert.Contains("0.5900 † |", report.Markdown, StringComparison.Ordinal);
        Assert.Contains("† differs from base by more than chance", report.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_Json_NamesTheFigures()
    {
        using var document = JsonDocument.Parse(ReportExport.Create(ExportFormat.Json, Report, Record)[0].Content);

        JsonElement cell = document.RootElement.GetProperty("rows")[0][3];
        Assert.Equal("tuned.384.ndcg@10", cell.GetProperty("figure").GetString());
        Assert.Equal(0.59, cell.GetProperty("value").GetDouble());
        Assert.Equal("0.5900", cell.GetProperty("text").GetString());
    }

    [Fact]
    public void Create_Mteb_HasAResultAStageAndDimension()
    {
        IReadOnlyList<ExportFile> files = ReportExport.Create(ExportFormat.Mteb, Report, Record);

        Assert.Equal(
            ["products.base-384.json", "products.base-128.json", "products.tuned-384.json", "products.tuned-128.json"],
            files.Select(file => file.Name));
        using var document = JsonDocument.Parse(files[2].Content);
        JsonElement scores = document.RootElement.GetProperty("scores").GetProperty("test")[0];
        Assert.Equal(0.59, scores.GetProperty("main_score").GetDouble());
        Assert.Equal(0.59, scores.GetProperty("ndcg_at_10").GetDouble());
        Assert.Equal(0.63, scores.GetProperty("recall_at_10").GetDouble());
        Assert.Equal("default", scores.GetProperty("hf_subset").GetString());
        Assert.Equal("products", document.RootElement.GetProperty("task_name").GetString());
    }

    [Fact]
    public void Create_ModelIndex_HasAResultADimension()
    {
        string text = ReportExport.Create(ExportFormat.ModelIndex, Report, Record)[0].Content;

        Assert.StartsWith(
            "model-index:\n- name: \"products-local\"\n  results:\n  - task:\n      type: information-retrieval\n", text, StringComparison.Ordinal);
        Assert.Contains("      name: dim 384\n      type: dim_384\n", text, StringComparison.Ordinal);
        Assert.Contains("    - type: \"cosine_ndcg@10\"\n      value: 0.59\n      name: \"Cosine nDCG@10\"\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_IrMetadata_HasABlockForEachStagesRun() => Assert.Equal(
        ["products.base.ir-metadata.txt", "products.tuned.ir-metadata.txt"],
        ReportExport.Create(ExportFormat.IrMetadata, Report, Record).Select(file => file.Name));

    [Fact]
    public void Header_OfARun_IsABlockOfComments()
    {
        string[] lines = IrMetadata.Header(Record, FigureStage.Tuned).TrimEnd('\n').Split('\n');

        Assert.Equal("# ir_metadata.start", lines[0]);
        Assert.Equal("# ir_metadata.end", lines[^1]);
        Assert.All(lines, line => Assert.StartsWith("# ", line, StringComparison.Ordinal));
        Assert.Contains("#     cmd: \"embedbench run products --profile local\"", lines);
        Assert.Contains("#   score ties: \"score descending, then document id ascending\"", lines);
        Assert.Contains("#     - \"ndcg@10\"", lines);
    }
}

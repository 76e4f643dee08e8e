using EmbedBench.Reports;
using EmbedBench.Results.Published;
using EmbedBench.Results.Records;

namespace EmbedBench.Tests.Reports;

/// <summary>Renders small templates.</summary>
internal static class RenderedText
{
    public static RenderedReport Report(
        string template, RunRecord? record = null, IReadOnlyList<PublishedFigure>? published = null, IPairedTests? tests = null) =>
        ReportRenderer.Render(new ReportInputs
        {
            Template = template,
            TemplateFile = "report.md",
            Record = record ?? SyntheticRun.Create(),
            Published = published ?? [],
            PairedTests = tests,
        });

    public static string Of(string template, RunRecord? record = null, IReadOnlyList<PublishedFigure>? published = null) =>
        Report(template, record, published).Markdown;

    /// <summary>What one block writes; options are lines.</summary>
    public static string OfBlock(string name, string options = "", RunRecord? record = null, IReadOnlyList<PublishedFigure>? published = null) =>
        Of($"```embedbench {name}\n{options}\n```", record, published);

    /// <summary>What is wrong with a template, a line each.</summary>
    public static string[] Problems(string template) =>
        [.. Assert.Throws<ReportException>(() => Of(template)).Problems.Select(problem => problem.ToString())];
}

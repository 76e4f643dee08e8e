using EmbedBench.Results.Records;

namespace EmbedBench.Reports.Site;

/// <summary>A report as a page of the site.</summary>
/// <param name="Report">What it says.</param>
/// <param name="Record">The record that it was rendered from.</param>
public sealed record SiteReport(RenderedReport Report, RunRecord Record)
{
    /// <summary>The page's file.</summary>
    public string FileName => $"{Values.FileNames.Of(Record.Deterministic.Experiment)}-{Values.FileNames.Of(Record.Deterministic.Profile)}.html";

    /// <summary>The report's first heading.</summary>
    public string Title => Report.Markdown.Split('\n').FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..] ?? Record.Deterministic.Experiment;
}

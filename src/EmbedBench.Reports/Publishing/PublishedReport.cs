using EmbedBench.Results.Records;

namespace EmbedBench.Reports.Publishing;

/// <summary>A report among others: what it says, and the record that it was rendered from.</summary>
public sealed record PublishedReport(RenderedReport Report, RunRecord Record)
{
    private const string HeadingStart = "# ";

    /// <summary>The report's first heading, without markup.</summary>
    public string Title
    {
        get
        {
            string? heading = Report.Markdown.Split('\n').FirstOrDefault(line => line.StartsWith(HeadingStart, StringComparison.Ordinal));
            return heading?[HeadingStart.Length..] ?? Record.Deterministic.Experiment;
        }
    }
}

using EmbedBench.Results.Published;
using EmbedBench.Results.Records;

namespace EmbedBench.Reports;

/// <summary>What a report is made of.</summary>
public sealed record ReportInputs
{
    /// <summary>Markdown with placeholders and fenced <c>embedbench</c> blocks.</summary>
    public required string Template { get; init; }

    /// <summary>What errors call the template.</summary>
    public required string TemplateFile { get; init; }

    public required RunRecord Record { get; init; }

    /// <summary>What others published of the experiment.</summary>
    public IReadOnlyList<PublishedFigure> Published { get; init; } = [];

    /// <summary>The paired tests of base and tuned model, or null where a report goes without.</summary>
    public IPairedTests? PairedTests { get; init; }

    /// <summary>The folder of the report's plots, relative to the report, with <c>/</c> between folders.</summary>
    public string PlotFolder { get; init; } = "plots";
}

using EmbedBench.Experiments.Catalogue;
using EmbedBench.Reports;
using EmbedBench.Results;
using EmbedBench.Results.Published;
using EmbedBench.Results.Records;
using EmbedBench.Shared;

namespace EmbedBench.Cli.Runs;

/// <summary>The report that lies beside a run's record, from the experiment's template.</summary>
internal static class RunReport
{
    private const string FileName = "report.md";

    /// <summary>Writes the report and returns its file; null where the run is not whole, or the experiment has no template.</summary>
    /// <exception cref="ReportException">The template asks for what does not exist.</exception>
    public static string? Write(Experiment experiment, RunRecord record, string folder)
    {
        string template = Path.Combine(experiment.Folder, FileName);
        if (record.Stage < RunStage.Tuned || !File.Exists(template))
            return null;
        RenderedReport report = ReportRenderer.Render(new ReportInputs
        {
            Template = File.ReadAllText(template),
            TemplateFile = Path.Combine(Path.GetDirectoryName(experiment.File)!, FileName),
            Record = record,
            Published = experiment.PublishedFile is { } published ? PublishedFigures.Read(published) : [],
            PairedTests = new PairedTests(),
        });
        string file = Path.Combine(folder, FileName);
        AtomicFile.WriteText(file, report.Markdown);
        return file;
    }
}

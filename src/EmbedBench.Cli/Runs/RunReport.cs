using EmbedBench.Experiments.Catalogue;
using EmbedBench.Reports;
using EmbedBench.Reports.Publishing;
using EmbedBench.Results;
using EmbedBench.Results.Published;
using EmbedBench.Results.Records;

namespace EmbedBench.Cli.Runs;

/// <summary>The report that lies beside a run's record, from the experiment's template.</summary>
internal static class RunReport
{
    private const string FileName = "report.md";

    /// <summary>Writes the report and its plots and returns its file; null where the run is not whole, or the experiment has no template.</summary>
    /// <exception cref="ReportException">The template asks for what does not exist.</exception>
    public static string? Write(Experiment experiment, RunRecord record, string folder)
    {
        if (record.Stage < RunStage.Tuned || !File.Exists(TemplateOf(experiment)))
            return null;
        string file = Path.Combine(folder, FileName);
        ReportFiles.Write(file, ReportRenderer.Render(Inputs(experiment, record)));
        return file;
    }

    /// <summary>What the experiment's report is made of.</summary>
    /// <exception cref="FileNotFoundException">The experiment has no template.</exception>
    public static ReportInputs Inputs(Experiment experiment, RunRecord record)
    {
        string template = TemplateOf(experiment);
        if (!File.Exists(template))
            throw new FileNotFoundException($"{template}: there is no such template of a report.", template);
        return new ReportInputs
        {
            Template = File.ReadAllText(template),
            TemplateFile = Path.Combine(Path.GetDirectoryName(experiment.File)!, FileName),
            Record = record,
            Published = experiment.PublishedFile is { } published ? PublishedFigures.Read(published) : [],
            PairedTests = new PairedTests(),
        };
    }

    private static string TemplateOf(Experiment experiment) => Path.Combine(experiment.Folder, FileName);
}

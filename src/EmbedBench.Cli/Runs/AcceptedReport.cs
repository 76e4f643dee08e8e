using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Snapshots;
using EmbedBench.Reports;
using EmbedBench.Results.Records;

namespace EmbedBench.Cli.Runs;

/// <summary>A committed report: what an experiment's template gives with the accepted record of the profile that its spec names.</summary>
/// <param name="Experiment">Whose.</param>
/// <param name="Record">The accepted record.</param>
/// <param name="RecordFile">Its file, from the root.</param>
/// <param name="File">The report's file.</param>
/// <param name="Rendered">What the report must be.</param>
internal sealed record AcceptedReport(Experiment Experiment, RunRecord Record, string RecordFile, string File, RenderedReport Rendered)
{
    /// <summary>The folder of a root that holds the reports.</summary>
    public const string FolderName = "reports";

    /// <summary>The report's file, whether it is there or not.</summary>
    public static string FileOf(ExperimentCatalogue catalogue, string name) => Path.Combine(catalogue.Root, FolderName, $"{name}.md");

    /// <summary>The report of an experiment whose record was accepted; null where there is no such record.</summary>
    /// <exception cref="ReportException">The template asks for what does not exist.</exception>
    public static AcceptedReport? Render(ExperimentCatalogue catalogue, Experiment experiment)
    {
        var snapshots = new SnapshotStore(catalogue);
        if (experiment.Profiles[0].ReportProfile is not { } profile || snapshots.ReadVerified(experiment.Name, profile) is not { } record)
            return null;
        // Each report has a folder of plots of its own.
        RenderedReport rendered = ReportRenderer.Render(RunReport.Inputs(experiment, record) with { PlotFolder = $"plots/{experiment.Name}" });
        string recordFile = Path.GetRelativePath(catalogue.Root, snapshots.VerifiedFile(experiment.Name, profile));
        return new AcceptedReport(experiment, record, recordFile, FileOf(catalogue, experiment.Name), rendered);
    }

    /// <summary>The reports of the named experiments; without names, of all that have an accepted record.</summary>
    /// <exception cref="FileNotFoundException">A named experiment has no accepted record, or none has.</exception>
    public static IReadOnlyList<AcceptedReport> RenderAll(ExperimentCatalogue catalogue, IReadOnlyList<string> names)
    {
        if (names.Count > 0)
            return [.. names.Select(catalogue.Read).Select(experiment => Render(catalogue, experiment) ?? throw Missing(experiment))];
        AcceptedReport[] reports = [.. catalogue.Names.Select(catalogue.Read).Select(experiment => Render(catalogue, experiment)).OfType<AcceptedReport>()];
        return reports.Length > 0
            ? reports
            : throw new FileNotFoundException("No record has been accepted, and reports are rendered from accepted records: run and accept one first.");
    }

    private static FileNotFoundException Missing(Experiment experiment) => new(experiment.Profiles[0].ReportProfile is { } profile
        ? $"There is no report of {experiment.Name}: no record of its profile {profile} has been accepted. 'embedbench accept {experiment.Name}/{profile} --reason TEXT' accepts the latest run."
        : $"There is no report of {experiment.Name}: its spec names no profile under report.");
}

using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Snapshots;
using EmbedBench.Reports;
using EmbedBench.Reports.Publishing;

namespace EmbedBench.Cli.Runs;

/// <summary>The list of all reports that there are accepted records for.</summary>
internal static class AcceptedIndex
{
    public static string FileOf(ExperimentCatalogue catalogue) => Path.Combine(catalogue.Root, AcceptedReport.FolderName, ReportIndex.FileName);

    public static RenderedReport Render(ExperimentCatalogue catalogue)
    {
        var snapshots = new SnapshotStore(catalogue);
        return ReportIndex.Render(
        [
            .. from name in catalogue.Names
               let experiment = catalogue.Read(name)
               where experiment.Profiles[0].ReportProfile is not null
               let record = snapshots.ReadVerified(name, experiment.Profiles[0].ReportProfile!)
               where record is not null
               select new IndexedReport(experiment.Title, record),
        ]);
    }
}

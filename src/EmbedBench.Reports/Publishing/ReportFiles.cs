using EmbedBench.Shared;

namespace EmbedBench.Reports.Publishing;

/// <summary>A report on the disk: its Markdown, and its plots in a folder beside it.</summary>
public static class ReportFiles
{
    private const string PlotPattern = "*.svg";

    /// <summary>Writes the report and its plots; plots of an older report that this one does not show are removed.</summary>
    /// <exception cref="IOException">A file cannot be written; none is left half-written.</exception>
    public static void Write(string path, RenderedReport report)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        foreach (PlotFile plot in report.Plots)
            AtomicFile.WriteText(Path.Combine(folder, plot.Path), plot.Svg);
        foreach (string orphan in Orphans(folder, report))
            File.Delete(orphan);
        AtomicFile.WriteText(path, report.Markdown);
    }

    /// <summary>
    /// What differs between the files and what would be written today, a line each as build tools read it
    /// (<c>FILE(LINE,COLUMN): error EB0003: TEXT</c>); figures are named. Empty where the files are current.
    /// </summary>
    /// <param name="path">The report's file.</param>
    /// <param name="shown">What messages call it.</param>
    /// <param name="report">What it should be.</param>
    public static IReadOnlyList<string> Check(string path, string shown, RenderedReport report)
    {
        if (!File.Exists(path))
            return [$"{shown}(1,1): error EB0003: the report is missing; embedbench report writes it."];
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return
        [
            .. ReportComparison.Compare(File.ReadAllText(path), report).Select(difference => $"{shown}{difference}"),
            .. report.Plots.Where(plot => !IsCurrent(Path.Combine(folder, plot.Path), plot.Svg))
                .Select(plot => $"{shown}(1,1): error EB0003: the plot {plot.Path} is not the one that the record gives."),
            .. Orphans(folder, report).Select(
                orphan => $"{shown}(1,1): error EB0003: the report does not show the plot {Path.GetFileName(orphan)} that lies beside it."),
        ];
    }

    private static bool IsCurrent(string path, string content) =>
        File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == content;

    private static IReadOnlyList<string> Orphans(string folder, RenderedReport report)
    {
        HashSet<string> known = [.. report.Plots.Select(plot => Path.GetFullPath(Path.Combine(folder, plot.Path)))];
        return
        [
            .. report.Plots.Select(plot => Path.GetDirectoryName(Path.GetFullPath(Path.Combine(folder, plot.Path)))!)
                .Distinct().Where(Directory.Exists)
                .SelectMany(plots => Directory.EnumerateFiles(plots, PlotPattern))
                    .Where(file => !known.Contains(file)).Order(StringComparer.Ordinal),
        ];
    }
}

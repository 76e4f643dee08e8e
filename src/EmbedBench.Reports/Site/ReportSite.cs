using EmbedBench.Reports.Exports;
using EmbedBench.Reports.Publishing;
using EmbedBench.Shared;

namespace EmbedBench.Reports.Site;

/// <summary>Static pages of reports with an index. They need no network and no script; a script only lets tables be sorted.</summary>
public static class ReportSite
{
    /// <summary>The site's files, each of them in one folder.</summary>
    public static IReadOnlyList<ExportFile> Build(IReadOnlyList<PublishedReport> reports) =>
    [
        new ExportFile("index.html", SiteIndex.Write(reports)),
        .. reports.Select(report => new ExportFile(SitePage.FileOf(report), SitePage.OfReport(report))),
        new ExportFile(SiteStyle.FileName, SiteStyle.Css),
        new ExportFile(SiteScript.FileName, SiteScript.JavaScript),
    ];

    /// <summary>Writes the site into a folder, which is made where it does not exist.</summary>
    /// <exception cref="IOException">A file cannot be written; none is left half-written.</exception>
    public static void Write(string folder, IReadOnlyList<PublishedReport> reports)
    {
        foreach (ExportFile file in Build(reports))
            AtomicFile.WriteText(Path.Combine(folder, file.Name), file.Content);
    }
}

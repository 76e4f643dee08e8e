using EmbedBench.Results.Published;

namespace EmbedBench.Tests.Reports;

/// <summary>The templates and published figures that are committed with the experiments.</summary>
internal static class Templates
{
    public static string PathOf(string experiment) => Path.Combine(Folder(experiment), "report.md");

    public static IReadOnlyList<PublishedFigure> Published(string experiment) => PublishedFigures.Read(Path.Combine(Folder(experiment), "published.csv"));

    private static string Folder(string experiment)
    {
        string folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "experiments")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No folder above the tests holds experiments/.");
        return Path.Combine(folder, "experiments", experiment);
    }
}

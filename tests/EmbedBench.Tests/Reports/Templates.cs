using EmbedBench.Results.Published;

namespace EmbedBench.Tests.Reports;

/// <summary>The templates and published figures that are committed with the experiments.</summary>
internal static class Templates
{
    public static string PathOf(string experiment) => SharedData.InRepository($"experiments/{experiment}/report.md");

    public static IReadOnlyList<PublishedFigure> Published(string experiment) =>
        PublishedFigures.Read(SharedData.InRepository($"experiments/{experiment}/published.csv"));
}

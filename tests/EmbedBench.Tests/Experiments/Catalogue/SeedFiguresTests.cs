using EmbedBench.Results.Published;

namespace EmbedBench.Tests.Experiments.Catalogue;

public class SeedFiguresTests
{
    [Theory]
    [InlineData("financial", 330)]
    [InlineData("legal", 376)]
    [InlineData("aws", 205)]
    [InlineData("ray", 72)]
    [InlineData("products", 55)]
    public void Read_PublishedFigures_StandInTheLinesThatTheyName(string experiment, int count)
    {
        string[] lines = File.ReadAllLines(SharedData.Path($"seeds/{experiment}.md"));

        IReadOnlyList<PublishedFigure> figures = PublishedFigures.Read(SharedData.InRepository($"experiments/{experiment}/published.csv"));

        Assert.Equal(count, figures.Count);
        Assert.All(figures, figure => Assert.Contains(figure.Written.TrimStart('-'), lines[figure.SeedLine - 1].Replace(",", figure.Value >= 1000 ? "" : ",", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("financial")]
    [InlineData("legal")]
    [InlineData("aws")]
    [InlineData("ray")]
    [InlineData("products")]
    public void Read_FiguresThatContradictEachOther_HaveANote(string experiment)
    {
        IReadOnlyList<PublishedFigure> figures = PublishedFigures.Read(SharedData.InRepository($"experiments/{experiment}/published.csv"));

        Assert.All(
            figures.GroupBy(figure => figure.Figure).Where(group => group.Select(figure => figure.Value).Distinct().Count() > 1),
            group => Assert.Contains(group, figure => figure.Note.Length > 0));
    }
}

using System.Globalization;
using EmbedBench.Cli.Output;
using EmbedBench.Experiments.Comparisons;

namespace EmbedBench.Cli.Runs;

/// <summary>Compared figures, a row each.</summary>
internal static class ComparisonTable
{
    private const string Difference = "+0.0000;-0.0000;0.0000";

    public static ResultTable Of(IEnumerable<ComparedFigure> figures) => new(
        [
            new("figure"), new("baseline", IsNumber: true), new("current", IsNumber: true), new("difference", IsNumber: true), new("95 % interval", IsNumber: true),
            new("p paired t", IsNumber: true), new("p Wilcoxon", IsNumber: true), new("p randomisation", IsNumber: true), new("p corrected", IsNumber: true),
            new("better/worse/same", IsNumber: true), new("detectable", IsNumber: true),
        ],
        [.. figures.Select(Row)]);

    private static Cell[] Row(ComparedFigure figure) =>
    [
        new(figure.Baseline == figure.Current ? $"{figure.Current}" : $"{figure.Baseline} → {figure.Current}"),
        new(Text(figure.BaselineMean, "0.0000")),
        new(Text(figure.CurrentMean, "0.0000")),
        new(Text(figure.Difference, Difference)),
        new($"{Text(figure.Tests.BootstrapConfidence.Lower, Difference)} … {Text(figure.Tests.BootstrapConfidence.Upper, Difference)}"),
        new(Text(figure.Tests.Student.PValue, "0.0000")),
        new(Text(figure.Tests.Wilcoxon.PValue, "0.0000")),
        new(Text(figure.Tests.RandomisationPValue, "0.0000")),
        new(Text(figure.AdjustedPValue, "0.0000")),
        new(string.Create(CultureInfo.InvariantCulture, $"{figure.Tests.Wins}/{figure.Tests.Losses}/{figure.Tests.Ties}")),
        new(Text(figure.Tests.SmallestDetectableDifference, "0.0000")),
    ];

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}

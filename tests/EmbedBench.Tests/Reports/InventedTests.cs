using EmbedBench.Reports;

namespace EmbedBench.Tests.Reports;

/// <summary>Paired tests that always say the same.</summary>
internal sealed class InventedTests : IPairedTests
{
    public string Method => "made up";

    public PairedResult Compare(IReadOnlyDictionary<string, double> baseValues, IReadOnlyDictionary<string, double> tunedValues) => new()
    {
        MeanDifference = 0.05,
        Interval = (0.01, 0.09),
        StudentPValue = 1e-9,
        WilcoxonPValue = 0.002,
        RandomisationPValue = 0.03,
        SmallestDetectable = 0.025,
        Queries = (5, 2, 1),
    };

    public (double Lower, double Upper) MeanInterval(IReadOnlyDictionary<string, double> values) =>
        (values.Values.Average() - 0.03, values.Values.Average() + 0.03);

    public IReadOnlyList<double> Adjust(IReadOnlyList<double> pValues) => [.. pValues.Select(value => value * pValues.Count)];
}

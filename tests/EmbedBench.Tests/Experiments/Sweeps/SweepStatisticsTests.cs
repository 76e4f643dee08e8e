using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Sweeps;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;
using EmbedBench.Tests.Results.Records;
using EmbedBench.Torch.Loading;

namespace EmbedBench.Tests.Experiments.Sweeps;

public sealed class SweepStatisticsTests
{
    private static readonly FigureName Figure = FigureName.Parse("tuned.384.ndcg@10");

    private readonly SweepGrid _grid = SweepGrid.Create(
        ExperimentCatalogue.Open(SharedData.Repository).Read("legal"),
        "smoke",
        [SweepAxis.Parse("learning_rate=1e-5,2e-5,4e-5"), SweepAxis.Parse("seed=1..3")],
        new SweepEngine(Arithmetic.Portable, OnGpu: false));

    [Fact]
    public void Compare_ThreeSeeds_GivesTIntervalsAndPairedTests()
    {
        IReadOnlyList<SweepConfiguration> compared = Compare([0.50, 0.52, 0.54], [0.53, 0.56, 0.56], [0.50, 0.52, 0.54]);

        SweepFigure[] figures = [.. compared.Select(configuration => Assert.Single(configuration.Figures))];
        Assert.Equal(["1e-5", "2e-5", "4e-5"], compared.Select(configuration => Assert.Single(configuration.Settings).Value));
        Assert.Equal([0.50, 0.52, 0.54], figures[0].Values);
        Assert.Equal(0.52, figures[0].Mean!.Value, 1e-12);
        // t of 0.975 with 2 degrees of freedom is 4.302653; s is 0.02.
        Assert.Equal(0.52 - (4.302652729911275 * 0.02 / Math.Sqrt(3)), figures[0].Confidence!.Value.Lower, 1e-9);
        Assert.Equal(0.52 + (4.302652729911275 * 0.02 / Math.Sqrt(3)), figures[0].Confidence!.Value.Upper, 1e-9);
        Assert.Null(figures[0].Difference);
        Assert.Null(figures[0].PValue);

        // Differences of 0.03, 0.04, 0.02: t = 0.03 / (0.01 / √3); with 2 degrees of freedom p = 1 − t / √(2 + t²).
        double t = 0.03 / (0.01 / Math.Sqrt(3));
        Assert.Equal(0.03, figures[1].Difference);
        Assert.Equal(1 - (t / Math.Sqrt(2 + (t * t))), figures[1].PValue!.Value, 1e-9);
        Assert.Equal(2 * figures[1].PValue, figures[1].AdjustedPValue);
        Assert.Equal((0, 1, 1), (figures[2].Difference, figures[2].PValue, figures[2].AdjustedPValue));
    }

    [Fact]
    public void Compare_RunsThatFailed_AreLeftOut()
    {
        IReadOnlyList<SweepConfiguration> compared = Compare([0.50, null, 0.54], [0.53, 0.56, null], [null, null, null]);

        SweepFigure[] figures = [.. compared.Select(configuration => Assert.Single(configuration.Figures))];
        Assert.Equal(0.545, figures[1].Mean!.Value, 1e-12);
        Assert.Equal((0.03, null), (figures[1].Difference, figures[1].PValue));
        Assert.Equal((null, null, null), (figures[2].Mean, figures[2].Confidence, figures[2].Difference));
    }

    private IReadOnlyList<SweepConfiguration> Compare(params double?[][] configurations)
    {
        var records = new Dictionary<int, RunRecord>();
        foreach ((int index, double? value) in configurations.SelectMany(values => values).Index())
        {
            RunRecord record = ExampleRecord.Create();
            var figures = new Dictionary<FigureName, double>(record.Deterministic.Figures);
            if (value is { } found)
            {
                figures[Figure] = found;
                records[index + 1] = record with { Deterministic = record.Deterministic with { Figures = figures } };
            }
        }

        return new SweepStatistics(_grid, records).Compare([Figure]);
    }
}

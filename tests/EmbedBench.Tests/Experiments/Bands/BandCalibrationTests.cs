using EmbedBench.Experiments.Bands;
using EmbedBench.Experiments.Specs;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;
using EmbedBench.Results.Verdicts;
using EmbedBench.Tests.Experiments.Specs;
using EmbedBench.Tests.Results.Records;

namespace EmbedBench.Tests.Experiments.Bands;

public class BandCalibrationTests
{
    [Fact]
    public void Measure_BandsOfTheSpec_AreMeasuredAnewAndLimitsStay()
    {
        ExperimentSpec spec = SpecText.ReadOne(SpecText.With("smoke: {}", """
            smoke:
                bands:
                  gain%.384.ndcg@10: { above: 5, origin: published }
                  tuned.*.ndcg@10: { expected: 0.1, within: 0.1, origin: a guess }
            """));

        IReadOnlyList<FigureBand> bands = BandCalibration.Measure(spec, [Run(0.61), Run(0.62), Run(0.63)]);

        const string Origin = "measured: mean of 3 seeds and the 95 % interval for another run";
        Assert.Equal(
            [
                // t(0.975, 2) = 4.3027, s = 0.01, √(4/3): 0.04968.
                new FigureBand(FigureName.Parse("tuned.384.ndcg@10"), new Band.Around { Expected = 0.62, Within = 0.0497, Origin = Origin }),
                new FigureBand(FigureName.Parse("tuned.128.ndcg@10"), new Band.Around { Expected = 0.5, Within = 0.0005, Origin = Origin }),
                spec.Bands[0],
            ],
            bands);
    }

    [Fact]
    public void Measure_SpecWithoutBands_TakesTheGateAtBaseAndTuned()
    {
        ExperimentSpec spec = SpecText.ReadOne(SpecText.With("profiles:", "gate: [\"tuned.*.ndcg@10\"]\nprofiles:"));

        Assert.Equal(
            ["base.384.ndcg@10", "base.128.ndcg@10", "tuned.384.ndcg@10", "tuned.128.ndcg@10"],
            BandCalibration.Measure(spec, [Run(0.61), Run(0.62)]).Select(band => band.Figure.ToString()));
    }

    [Fact]
    public void Measure_RunWithoutTheFigure_IsRefused()
    {
        ExperimentSpec spec = SpecText.ReadOne(SpecText.With("profiles:", "gate: [tuned.128.mrr@10]\nprofiles:"));

        Assert.Throws<ArgumentException>(() => BandCalibration.Measure(spec, [Run(0.61), Run(0.62)]));
    }

    private static RunRecord Run(double tuned)
    {
        RunRecord record = ExampleRecord.Create();
        var figures = new Dictionary<FigureName, double>
        {
            [FigureName.Parse("base.384.ndcg@10")] = 0.5,
            [FigureName.Parse("base.128.ndcg@10")] = 0.4,
            [FigureName.Parse("tuned.384.ndcg@10")] = tuned,
            [FigureName.Parse("tuned.128.ndcg@10")] = 0.5,
        };
        return record with { Deterministic = record.Deterministic with { Figures = figures } };
    }
}

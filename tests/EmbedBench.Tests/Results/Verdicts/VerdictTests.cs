using EmbedBench.Results.Figures;
using EmbedBench.Results.Verdicts;

namespace EmbedBench.Tests.Results.Verdicts;

public class VerdictTests
{
    private static readonly FigureName Figure = FigureName.Parse("base.384.ndcg@10");

    [Theory]
    [InlineData(0.7381, true)]
    [InlineData(0.7382, true)]
    [InlineData(0.738, true)]
    [InlineData(0.738201, false)]
    [InlineData(0.737999, false)]
    [InlineData(double.NaN, false)]
    [InlineData(double.PositiveInfinity, false)]
    public void Held_AroundAnExpectedValue_IncludesTheLimitsOnBothSides(double got, bool held)
    {
        var band = new Band.Around { Expected = 0.7381, Within = 0.0001, Origin = "measured" };

        Assert.Equal(held, new Verdict(Figure, band, got).Held);
    }

    [Theory]
    [InlineData(-110, true)]
    [InlineData(-90, true)]
    [InlineData(-110.1, false)]
    public void Held_WithinPercent_IsOfTheExpectedMagnitude(double got, bool held)
    {
        var band = new Band.Around { Expected = -100, Within = 10, InPercent = true, Origin = "measured" };

        Assert.Equal(held, new Verdict(Figure, band, got).Held);
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(5.000001, true)]
    [InlineData(10, false)]
    [InlineData(1e300, false)]
    [InlineData(-1e300, false)]
    public void Held_BetweenLimits_ExcludesThem(double got, bool held)
    {
        var band = new Band.Between { Above = 5, Below = 10, Origin = "measured" };

        Assert.Equal(held, new Verdict(Figure, band, got).Held);
    }

    [Fact]
    public void Fails_WithoutTheFigure_IsTrue()
    {
        var verdict = new Verdict(Figure, new Band.Between { Above = 0, Origin = "measured" }, null);

        Assert.True(verdict.Fails);
        Assert.Equal("base.384.ndcg@10 should be above 0 (measured); the run has no such figure.", verdict.Describe());
    }

    [Fact]
    public void Fails_OnATime_IsOnlyAWarning()
    {
        var verdict = new Verdict(FigureName.Parse("train.seconds"), new Band.Between { Below = 60, Origin = "2 cores" }, 61);

        Assert.False(verdict.Held);
        Assert.True(verdict.OnlyWarns);
        Assert.False(verdict.Fails);
    }

    [Theory]
    [InlineData(0.75, "base.384.ndcg@10 should be 0.7381 ± 0.0001 (measured), and is 0.75: 0.0118 too high.")]
    [InlineData(0.73, "base.384.ndcg@10 should be 0.7381 ± 0.0001 (measured), and is 0.73: 0.008 too low.")]
    [InlineData(0.7381, "base.384.ndcg@10 should be 0.7381 ± 0.0001 (measured), and is 0.7381.")]
    [InlineData(double.NaN, "base.384.ndcg@10 should be 0.7381 ± 0.0001 (measured), and is not a finite number.")]
    public void Describe_AnyFigure_SaysByHowMuch(double got, string expected)
    {
        var band = new Band.Around { Expected = 0.7381, Within = 0.0001, Origin = "measured" };

        Assert.Equal(expected, new Verdict(Figure, band, got).Describe());
    }

    [Fact]
    public void Describe_OnAnExcludedLimit_SaysSo()
    {
        var band = new Band.Between { Above = 5, Below = 7, Origin = "published" };

        Assert.Equal("base.384.ndcg@10 should be above 5 and below 7 (published), and is 5: on the limit, which is excluded.", new Verdict(Figure, band, 5).Describe());
    }
}

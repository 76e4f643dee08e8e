using EmbedBench.Retrieval.Significance;

namespace EmbedBench.Tests.Retrieval.Significance;

public class PredictionIntervalTests
{
    // By hand: mean 3, s = √2.5, t(0.975, 4) = 2.7764451052, √1.2.
    [Fact]
    public void Of_FiveValues_IsMeanPlusAndMinusTheMargin()
    {
        Interval interval = PredictionInterval.Of([1, 2, 3, 4, 5], 0.95);

        Assert.Equal(3 - 4.8089440, interval.Lower, 1e-6);
        Assert.Equal(3 + 4.8089440, interval.Upper, 1e-6);
    }

    [Fact]
    public void Of_EqualValues_IsThatValue() => Assert.Equal(new Interval(0.25, 0.25), PredictionInterval.Of([0.25, 0.25, 0.25], 0.95));

    [Fact]
    public void Of_OneValue_IsRefused() => Assert.Throws<ArgumentException>(() => PredictionInterval.Of([1], 0.95));
}

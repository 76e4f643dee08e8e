using EmbedBench.Training.Schedules;

namespace EmbedBench.Tests.Training.Schedules;

public sealed class LearningRateTests
{
    [Fact]
    public void At_LinearWithWarmup_RisesFromZeroAndFallsToZero()
    {
        var rate = new LearningRate(ScheduleKind.Linear, 2e-5, 300, 0.1);
        Assert.Equal(30, rate.WarmupSteps);
        Assert.Equal(0, rate.At(0));
        Assert.Equal(2e-5 / 30, rate.At(1), 1e-20);
        Assert.Equal(2e-5, rate.At(30));
        Assert.Equal(2e-5 * 135 / 270, rate.At(165), 1e-20);
        Assert.Equal(0, rate.At(300));
    }

    [Fact]
    public void At_CosineWithWarmup_IsHalfAtTheMiddleAndZeroAtTheEnd()
    {
        var rate = new LearningRate(ScheduleKind.Cosine, 1, 20, 0.2);
        Assert.Equal(0.25, rate.At(1));
        Assert.Equal(1, rate.At(4));
        Assert.Equal(0.5, rate.At(12), 1e-15);
        Assert.Equal(0, rate.At(20), 1e-15);
    }

    [Fact]
    public void At_Constant_HasNoWarmup()
    {
        var rate = new LearningRate(ScheduleKind.Constant, 3e-4, 10, 0.5);
        Assert.Equal(0, rate.WarmupSteps);
        Assert.Equal(3e-4, rate.At(0));
        Assert.Equal(3e-4, rate.At(9));
    }

    [Fact]
    public void At_ConstantWithWarmup_RisesAndStays()
    {
        var rate = new LearningRate(ScheduleKind.ConstantWithWarmup, 1, 7, 0.5);
        Assert.Equal(4, rate.WarmupSteps);
        Assert.Equal([0, 0.25, 0.5, 0.75, 1, 1, 1], Enumerable.Range(0, 7).Select(rate.At));
    }
}

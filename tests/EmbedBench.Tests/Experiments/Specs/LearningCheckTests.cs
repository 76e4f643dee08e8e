using EmbedBench.Experiments.Specs;
using EmbedBench.Experiments.Specs.Checks;

namespace EmbedBench.Tests.Experiments.Specs;

public class LearningCheckTests
{
    [Theory]
    [InlineData(1, 32, 0.0)]
    [InlineData(1, 33, 0.1)]
    [InlineData(2, 32, 0.1)]
    public void Require_StepsWithARate_Passes(int epochs, int rows, double warmup) => LearningCheck.Require(Spec(epochs, warmup), "s.yaml", rows);

    [Fact]
    public void Require_OneStepOfWarmup_IsRefused()
    {
        var problem = Assert.Throws<SpecException>(() => LearningCheck.Require(Spec(1, 0.1), "s.yaml", 32));

        Assert.Equal(
            "s.yaml(1,1): error EB0001: training of profile smoke has 1 optimizer step for 32 rows, and all of it is warm-up with the rate 0: nothing would be learnt.",
            problem.Message);
    }

    private static ExperimentSpec Spec(int epochs, double warmup)
    {
        ExperimentSpec spec = SpecText.ReadOne(SpecText.Small);
        return spec with { Training = spec.Training with { Epochs = epochs, Warmup = warmup } };
    }
}

using EmbedBench.Experiments.Sweeps;

namespace EmbedBench.Tests.Experiments.Sweeps;

public sealed class SweepAxisTests
{
    [Theory]
    [InlineData("seed=1..5", "seed", "1 2 3 4 5")]
    [InlineData("learning_rate=1e-5,2e-5,4e-5", "learning_rate", "1e-5 2e-5 4e-5")]
    [InlineData("training.seed=7..7, 42", "training.seed", "7 42")]
    [InlineData("sampler=random", "sampler", "random")]
    public void Parse_ValuesAndRanges_AreTakenInTheirOrder(string text, string key, string values)
    {
        SweepAxis axis = SweepAxis.Parse(text);
        Assert.Equal(key, axis.Key);
        Assert.Equal(values.Split(' '), axis.Values);
    }

    [Theory]
    [InlineData("seed", "\"seed\" is no key with values, such as learning_rate=1e-5,2e-5 or seed=1..5.")]
    [InlineData("=1", "\"=1\" is no key with values, such as learning_rate=1e-5,2e-5 or seed=1..5.")]
    [InlineData("seed=", "\"seed=\" is no key with values, such as learning_rate=1e-5,2e-5 or seed=1..5.")]
    [InlineData("seed=1,,2", "\"seed=1,,2\" has an empty value.")]
    [InlineData("seed=1..3,2", "\"seed=1..3,2\" has 2 twice.")]
    [InlineData("seed=5..1", "\"5..1\" is no range of at most 1000 whole numbers, such as 1..5.")]
    [InlineData("seed=0..1000", "\"0..1000\" is no range of at most 1000 whole numbers, such as 1..5.")]
    [InlineData("seed=1..x", "\"1..x\" is no range of at most 1000 whole numbers, such as 1..5.")]
    [InlineData("seed=0..9223372036854775807", "\"0..9223372036854775807\" is no range of at most 1000 whole numbers, such as 1..5.")]
    public void Parse_AnythingElse_IsASentence(string text, string expected)
    {
        var exception = Assert.Throws<FormatException>(() => SweepAxis.Parse(text));
        Assert.Equal(expected, exception.Message);
    }
}

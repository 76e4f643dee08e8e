using System.Text.Json;
using EmbedBench.Shared;

namespace EmbedBench.Tests.Datasets.Splits.Generators;

public sealed class PythonRandomTests
{
    [Fact]
    public void NextDouble_GoldenSeeds_EqualsPython()
    {
        foreach (JsonElement golden in GoldenGenerators.Cases("python_random_random"))
        {
            var random = new PythonRandom(golden.Seed());
            Assert.Equal(golden.Values(), golden.Values().Select(_ => random.NextDouble()));
        }
    }

    [Fact]
    public void Shuffle_GoldenSeedsAndCounts_EqualsPython()
    {
        foreach (JsonElement golden in GoldenGenerators.Cases("python_random_shuffle"))
        {
            int[] values = [.. Enumerable.Range(0, golden.Count())];
            new PythonRandom(golden.Seed()).Shuffle(values.AsSpan());
            golden.AssertEquals(values);
        }
    }

    [Fact]
    public void Sample_GoldenSeeds_EqualsPython()
    {
        foreach (JsonElement golden in GoldenGenerators.Cases("python_random_sample"))
        {
            int[] sample = new PythonRandom(golden.Seed()).Sample(golden.Count(), golden.GetProperty("k").GetInt32());
            Assert.Equal(golden.Values(), sample.Select(value => (double)value));
        }
    }

    [Theory] // random.Random(42).sample(range(n), k) of Python 3.11: a pool below the estimate, rejection above
    [InlineData(10, 10, "1,0,4,9,6,5,8,2,3,7")]
    [InlineData(85, 20, "81,14,3,35,31,28,17,13,69,11,54,4,82,75,27,29,64,72,25,53")]
    [InlineData(86, 20, "81,14,3,35,31,28,17,13,69,11,75,54,4,27,29,64,77,71,25,83")]
    public void Sample_CountsAroundTheEstimate_EqualsPython(int count, int size, string expected) =>
        Assert.Equal(expected, string.Join(',', new PythonRandom(42).Sample(count, size)));

    [Theory] // random.Random(seed).random() of Python 3.11
    [InlineData(-42, 0.6394267984578837)]
    [InlineData(1099511627776, 0.1036394562812375)]
    [InlineData(long.MinValue, 0.5534639983914199)]
    public void NextDouble_NegativeAndLongSeeds_EqualsPython(long seed, double expected) => Assert.Equal(expected, new PythonRandom(seed).NextDouble());
}

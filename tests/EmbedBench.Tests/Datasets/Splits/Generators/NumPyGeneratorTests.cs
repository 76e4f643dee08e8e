using System.Text.Json;
using EmbedBench.Shared;

namespace EmbedBench.Tests.Datasets.Splits.Generators;

public sealed class NumPyGeneratorTests
{
    [Fact]
    public void Permutation_GoldenSeedsAndCounts_EqualsNumPy()
    {
        foreach (JsonElement golden in GoldenGenerators.Cases("numpy_default_rng_permutation"))
            golden.AssertEquals(new NumPyGenerator(golden.Seed()).Permutation(golden.Count()));
    }

    [Fact]
    public void NextInteger_GoldenSeeds_EqualsNumPy()
    {
        foreach (JsonElement golden in GoldenGenerators.Cases("numpy_default_rng_integers"))
        {
            var generator = new NumPyGenerator(golden.Seed());
            long high = golden.GetProperty("high").GetInt64();
            Assert.Equal(golden.Values(), golden.Values().Select(_ => (double)generator.NextInteger(high)));
        }
    }

    [Fact]
    public void NextDouble_GoldenSeeds_EqualsNumPy()
    {
        foreach (JsonElement golden in GoldenGenerators.Cases("numpy_default_rng_random"))
        {
            var generator = new NumPyGenerator(golden.Seed());
            Assert.Equal(golden.Values(), golden.Values().Select(_ => generator.NextDouble()));
        }
    }

    [Theory]
    [InlineData(1L << 32)]
    [InlineData((1L << 32) + 1)]
    [InlineData(long.MaxValue)]
    public void NextInteger_BeyondThirtyTwoBits_StaysBelow(long high)
    {
        var generator = new NumPyGenerator(7);
        long[] values = [.. Enumerable.Range(0, 1000).Select(_ => generator.NextInteger(high))];
        Assert.All(values, value => Assert.InRange(value, 0, high - 1));
        Assert.InRange(values.Max(), high / 100 * 99, high - 1);
    }

    [Fact]
    public void Constructor_NegativeSeed_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new NumPyGenerator(-1));
}

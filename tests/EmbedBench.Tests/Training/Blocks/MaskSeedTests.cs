using EmbedBench.Training.Blocks;

namespace EmbedBench.Tests.Training.Blocks;

public sealed class MaskSeedTests
{
    [Fact]
    public void Of_OtherPlaces_GivesOtherSeedsThatAreNotNegative()
    {
        long[] seeds = [.. from seed in Enumerable.Range(0, 5) from batch in Enumerable.Range(0, 100) from column in Enumerable.Range(0, 3) select MaskSeed.Of(seed, batch, column)];

        Assert.Equal(seeds.Length, seeds.Distinct().Count());
        Assert.All(seeds, seed => Assert.InRange(seed, 0, long.MaxValue));
    }

    [Fact]
    public void Of_SamePlace_GivesTheSameSeed() => Assert.Equal(MaskSeed.Of(42, 7, 1), MaskSeed.Of(42, 7, 1));
}

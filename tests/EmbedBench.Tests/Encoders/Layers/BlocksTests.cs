using EmbedBench.Encoders.Layers;

namespace EmbedBench.Tests.Encoders.Layers;

public sealed class BlocksTests
{
    [Fact]
    public void Cut_PaddedTexts_CountsEachAsTheLongestOfItsBlock() =>
        Assert.Equal([0..1, 1..3, 3..4], Blocks.Cut([8, 4, 4, 9], 8, padded: true));

    [Fact]
    public void Cut_Lengths_StayWithinTheTokensAndKeepTheOrder() =>
        Assert.Equal([0..2, 2..3, 3..5], Blocks.Cut([3, 4, 9, 1, 6], 7));

    [Fact]
    public void Cut_TextLongerThanABlock_IsABlockOfItsOwn() => Assert.Equal([0..1, 1..2], Blocks.Cut([100, 2], 7));

    [Fact]
    public void Cut_Nothing_IsNoBlock() => Assert.Empty(Blocks.Cut([], 7));
}

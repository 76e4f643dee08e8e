using EmbedBench.Encoders.Layers;
using static TorchSharp.torch;

namespace EmbedBench.Tests.Encoders.Layers;

public sealed class TokenBatchTests
{
    [Fact]
    public void Pack_Texts_LayOneBehindTheOtherAndRoundUp()
    {
        using TokenBatch tokens = TokenBatch.Pack([[5, 6, 7], [8, 9]]);
        Assert.Equal(16, tokens.Rows);
        Assert.Equal([3, 2], tokens.Lengths);
        Assert.Equal([0, 3], tokens.Offsets);
        Assert.Equal([5, 6, 7, 8, 9, 0], Values(tokens.Ids)[..6]);
        Assert.Equal([0, 1, 2, 0, 1, 0], Values(tokens.Positions)[..6]);
    }

    [Fact]
    public void Pack_PositionsAfterPadding_PassOverLiteralPadding()
    {
        using TokenBatch tokens = TokenBatch.Pack([[0, 1, 7], [4, 4]], padding: 1);
        Assert.Equal([2, 1, 3, 2, 3], Values(tokens.Positions)[..5]);
    }

    [Fact]
    public void EqualLengths_Neighbours_AreGroupedInOrder()
    {
        using TokenBatch tokens = TokenBatch.Pack([[1], [2], [3, 4], [5]]);
        Assert.Equal([(0, 2), (2, 1), (3, 1)], tokens.EqualLengths());
    }

    private static long[] Values(Tensor tensor) => tensor.data<long>().ToArray();
}

using EmbedBench.Cli.Options;

namespace EmbedBench.Tests.Cli.Options;

public sealed class ShardTests
{
    [Theory]
    [InlineData(10, 3)]
    [InlineData(2, 5)]
    [InlineData(7, 1)]
    public void Take_AllShardsInOrder_GiveTheWhole(int items, int shards)
    {
        int[] all = [.. Enumerable.Range(0, items)];
        IEnumerable<int> together = Enumerable.Range(1, shards).SelectMany(number => new Shard(number, shards).Take(all));

        Assert.Equal(all, together);
    }

    [Theory]
    [InlineData("0/2")]
    [InlineData("3/2")]
    [InlineData("1")]
    [InlineData("1/2/3")]
    [InlineData("-1/2")]
    public void Parse_NoPart_Throws(string text) => Assert.Throws<FormatException>(() => Shard.Parse(text));
}

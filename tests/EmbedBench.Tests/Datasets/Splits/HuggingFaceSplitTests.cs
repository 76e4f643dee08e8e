using System.Text.Json;
using EmbedBench.Datasets.Splits;

namespace EmbedBench.Tests.Datasets.Splits;

public sealed class HuggingFaceSplitTests
{
    [Fact]
    public void Shuffle_GoldenSeedsAndCounts_EqualsDatasets()
    {
        foreach (JsonElement golden in GoldenGenerators.Cases("datasets_shuffle"))
            golden.AssertEquals(HuggingFaceSplit.Shuffle(golden.Count(), golden.Seed()));
    }

    [Theory]
    [InlineData("datasets_train_test_split", false)]
    [InlineData("datasets_shuffle_then_split", true)]
    public void Apply_GoldenSeedsAndShares_EqualsDatasets(string name, bool shuffles)
    {
        foreach (JsonElement golden in GoldenGenerators.Cases(name))
        {
            JsonElement train = golden.GetProperty("train");
            JsonElement test = golden.GetProperty("test");
            long? shuffle = shuffles ? golden.Seed() : null;
            RowSplit split = HuggingFaceSplit.Apply(
                train.Count() + test.Count(),
                new SplitRule.HuggingFace(shuffle, golden.GetProperty("test_size").GetDouble(), golden.Seed()));
            train.AssertEquals(split.Train);
            test.AssertEquals(split.Test);
        }
    }
}

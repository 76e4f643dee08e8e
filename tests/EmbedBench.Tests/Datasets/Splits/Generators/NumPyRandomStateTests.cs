using System.Text.Json;
using EmbedBench.Datasets.Splits.Generators;

namespace EmbedBench.Tests.Datasets.Splits.Generators;

public sealed class NumPyRandomStateTests
{
    [Fact]
    public void Permutation_GoldenSeedsAndCounts_EqualsNumPy()
    {
        foreach (JsonElement golden in GoldenGenerators.Cases("numpy_randomstate_permutation"))
            golden.AssertEquals(new NumPyRandomState((uint)golden.Seed()).Permutation(golden.Count()));
    }
}

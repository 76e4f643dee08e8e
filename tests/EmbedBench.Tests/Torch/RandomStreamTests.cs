using EmbedBench.Tests.Datasets.Splits;
using EmbedBench.Torch;
using static TorchSharp.torch;

namespace EmbedBench.Tests.Torch;

public sealed class RandomStreamTests
{
    [Fact]
    public void Permutation_GoldenSeeds_EqualsTorch()
    {
        foreach (var golden in GoldenGenerators.Cases("torch_randperm"))
            golden.AssertEquals(new RandomStream(golden.Seed()).Permutation(golden.Count()));
    }

    [Fact]
    public void Uniform_GoldenSeeds_EqualsTorch()
    {
        foreach (var golden in GoldenGenerators.Cases("torch_rand"))
        {
            var random = new RandomStream(golden.Seed());
            foreach (double expected in golden.Values())
                Assert.Equal(expected, random.Uniform());
        }
    }

    [Theory]
    [InlineData(42, 0.1)]
    [InlineData(7, 0.5)]
    [InlineData(1234567890, 0.25)]
    public void Bernoulli_AnyLengthsInTurn_EqualsWholeNumbersOf53Bits(long seed, double rate)
    {
        var random = new RandomStream(seed);
        var words = new RandomStream(seed);
        foreach (int length in (int[])[1, 311, 1000, 7, 312, 5])
        {
            byte[] mask = new byte[length];
            random.Bernoulli(mask, 1 - rate);
            byte[] expected = [.. Enumerable.Range(0, length).Select(_ => words.UniformDouble() < 1 - rate ? (byte)1 : (byte)0)];
            Assert.Equal(expected, mask);
        }
    }

    [Fact]
    public void Mask_OnAProcessorThatIsNoIntel_EqualsLibtorchsOwn()
    {
        Assert.SkipWhen(ProcessorVendor.IsIntel, "On an Intel processor libtorch draws masks through MKL, with other values for the same seed.");
        using var scope = NewDisposeScope();
        using var generator = new Generator(42, CPU);
        var random = new RandomStream(42);
        foreach (long length in (long[])[1000, 3, 70000])
        {
            Tensor expected = empty(length, dtype: ScalarType.Float32).bernoulli_(0.9, generator).to(ScalarType.Bool);
            using Tensor actual = random.Mask([length], 0.1);
            Assert.True(expected.bytes.SequenceEqual(actual.bytes));
            empty(1, dtype: ScalarType.Int64).random_(0, 1L << 62, generator);
            random.SkipOne();
        }
    }

    [Fact]
    public void State_SetBack_RepeatsTheStream()
    {
        var random = new RandomStream(3);
        random.Permutation(1001);
        IReadOnlyList<uint> state = random.State;
        int[] first = random.Permutation(500);
        var other = new RandomStream(4) { State = state };
        Assert.Equal(first, other.Permutation(500));
    }
}

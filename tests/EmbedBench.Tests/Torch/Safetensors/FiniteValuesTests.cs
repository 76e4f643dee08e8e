using EmbedBench.Torch.Safetensors;
using TorchSharp;
using static TorchSharp.torch;

namespace EmbedBench.Tests.Torch.Safetensors;

public class FiniteValuesTests
{
    [Fact]
    public void Require_FiniteValuesWithAnInfiniteSum_Passes()
    {
        using var scope = NewDisposeScope();
        Tensor tensor = full([4], float.MaxValue);

        FiniteValues.Require(tensor, "weight", "model.safetensors");

        Assert.False(float.IsFinite(tensor.sum().item<float>()));
    }

    [Fact]
    public void Require_InfinitiesThatCancel_NamesTheFirst()
    {
        using var scope = NewDisposeScope();
        Tensor tensor = torch.tensor(new[] { 1f, float.NegativeInfinity, 2f, float.PositiveInfinity });

        var failure = Assert.Throws<InvalidDataException>(() => FiniteValues.Require(tensor, "weight", "model.safetensors"));

        Assert.Equal("model.safetensors: tensor 'weight' holds -Infinity at element 1, and 2 of 4 values are no finite numbers.", failure.Message);
    }
}

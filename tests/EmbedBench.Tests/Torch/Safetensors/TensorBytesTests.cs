using EmbedBench.Torch.Safetensors;
using static TorchSharp.torch;

namespace EmbedBench.Tests.Torch.Safetensors;

public class TensorBytesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(100)]
    public void Visit_PartsOfAnySize_CoverEveryByteInOrder(long elementsAPart)
    {
        using var scope = NewDisposeScope();
        Tensor tensor = arange(6, int64).view(2, 3);
        var bytes = new List<byte>();

        TensorBytes.Visit(
            tensor,
            (part, offset) =>
            {
                Assert.Equal(bytes.Count, offset);
                bytes.AddRange(part);
            },
            elementsAPart);

        Assert.Equal(tensor.bytes.ToArray(), bytes);
    }

    [Fact]
    public void Visit_EmptyTensor_VisitsNothing()
    {
        using var scope = NewDisposeScope();

        TensorBytes.Visit(zeros([3, 0]), (_, _) => Assert.Fail("There is nothing to visit."));
    }
}

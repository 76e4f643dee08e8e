using EmbedBench.Torch;
using TorchSharp;

namespace EmbedBench.Tests.Torch;

public class TorchExceptionTests
{
    [Fact]
    public void Translate_ShapesThatDoNotFit_SaysWhatLibtorchSaidWithoutFrames()
    {
        using var scope = torch.NewDisposeScope();

        var failure = Assert.Throws<TorchException>(() => TorchException.Translate("adding", () => torch.zeros(3).add(torch.zeros(4))));

        Assert.Equal(
            "libtorch failed while adding: The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 0.",
            failure.Message);
        Assert.False(failure.IsOutOfMemory);
    }

    [Fact]
    public void Translate_MoreMemoryThanThereIs_SaysSo()
    {
        using var scope = torch.NewDisposeScope();

        var failure = Assert.Throws<TorchException>(() => TorchException.Translate("reserving", () => torch.empty(1L << 45)));

        Assert.StartsWith(
            "libtorch failed while reserving: DefaultCPUAllocator: can't allocate memory: you tried to allocate 140737488355328 bytes.",
            failure.Message,
            StringComparison.Ordinal);
        Assert.EndsWith(". Fewer tokens a batch, or fewer threads, need less memory.", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("frame", failure.Message, StringComparison.Ordinal);
        Assert.True(failure.IsOutOfMemory);
    }

    [Fact]
    public void Translate_FailureOfOurs_PassesUnchanged()
    {
        var ours = new InvalidDataException("ours");

        Assert.Same(ours, Assert.Throws<InvalidDataException>(() => TorchException.Translate("reading", () => throw ours)));
    }
}

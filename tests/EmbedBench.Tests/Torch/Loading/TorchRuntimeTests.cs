using EmbedBench.Torch;
using EmbedBench.Torch.Loading;
using TorchSharp;

namespace EmbedBench.Tests.Torch.Loading;

public class TorchRuntimeTests
{
    [Fact]
    public void Initialize_AgainWithTheSameArithmetic_ReturnsWhatWasLoaded()
    {
        TorchInfo first = TorchRuntime.Initialize(PortableTestHost.Options);

        TorchInfo second = TorchRuntime.Initialize(PortableTestHost.Options with { Threads = 1 });

        Assert.Same(first, second);
        Assert.StartsWith("2.10.", first.LibtorchVersion, StringComparison.Ordinal);
        Assert.Equal("0.107.0", first.TorchSharpVersion);
    }

    [Fact]
    public void Initialize_WithAnotherArithmetic_IsRefused()
    {
        var failure = Assert.Throws<TorchException>(() => TorchRuntime.Initialize(new TorchOptions { Arithmetic = PortableTestHost.OtherArithmetic }));

        Assert.Matches("^This process computes with (portable|native) arithmetic and cannot change to (portable|native): ", failure.Message);
    }

    [Fact]
    public void Initialize_WithoutThreads_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TorchRuntime.Initialize(new TorchOptions { Threads = 0 }));

    [Fact]
    public void TorchSharp_AfterInitialize_ComputesAndCopiesNothingBesideTheProgram()
    {
        using var scope = torch.NewDisposeScope();

        float sum = torch.arange(4, torch.float32).sum().item<float>();

        Assert.Equal(6, sum);
        Assert.False(Directory.Exists(Path.Combine(AppContext.BaseDirectory, "cpu")));
    }
}

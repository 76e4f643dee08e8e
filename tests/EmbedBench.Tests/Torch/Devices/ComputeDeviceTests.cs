using EmbedBench.Tests.Torch.Loading;
using EmbedBench.Torch;
using EmbedBench.Torch.Devices;
using EmbedBench.Torch.Loading;

namespace EmbedBench.Tests.Torch.Devices;

public sealed class ComputeDeviceTests
{
    private static TorchInfo Loaded => TorchRuntime.Initialize(PortableTestHost.Options);

    [Theory]
    [InlineData("cpu", null)]
    [InlineData("cuda:0", 0)]
    [InlineData("cuda:12", 12)]
    public void Parse_NameOfADevice_GivesItBack(string name, int? gpu)
    {
        var device = ComputeDevice.Parse(name);

        Assert.Equal((name, gpu, gpu is not null, gpu is not null), (device.Name, device.Gpu, device.IsGpu, device.TakesWholeBatches));
    }

    [Theory]
    [InlineData("")]
    [InlineData("cuda")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:+1")]
    [InlineData("CPU")]
    [InlineData("mps")]
    public void Parse_AnythingElse_SaysWhatIsAllowed(string name)
    {
        var wrong = Assert.Throws<FormatException>(() => ComputeDevice.Parse(name));

        Assert.Equal($"\"{name}\" is no device; take cpu, cuda:N with the number of a GPU, or auto.", wrong.Message);
    }

    [Fact]
    public void Find_Auto_PrefersAGpu() =>
        Assert.Equal(ComputeDevice.CountGpus() > 0 ? "cuda:0" : "cpu", ComputeDevice.Find("auto", Loaded).Name);

    [Fact]
    public void Find_GpuThatIsNotThere_SaysWhyInOneSentence()
    {
        var missing = Assert.Throws<TorchException>(() => ComputeDevice.Find("cuda:99", Loaded));

        Assert.StartsWith("cuda:99 is not available: ", missing.Message, StringComparison.Ordinal);
        if (!Loaded.HasCuda)
            Assert.Contains("is built for processors alone; build with -p:Torch=cuda", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_GpuWithoutADriver_NamesTheDriver()
    {
        if (ComputeDevice.CountGpus() > 0)
            Assert.Skip("There is a GPU here.");
        var missing = Assert.Throws<TorchException>(() => ComputeDevice.Find("cuda:0", Loaded with { HasCuda = true }));

        Assert.Matches("^cuda:0 is not available: .*(driver|CUDA_VISIBLE_DEVICES)", missing.Message);
    }
}

using EmbedBench.Torch.Devices;

namespace EmbedBench.Tests.Torch.Devices;

/// <summary>The GPU of tests that need one.</summary>
internal static class FirstGpu
{
    /// <summary>The first GPU; the calling test is skipped, with the reason, where there is none.</summary>
    public static ComputeDevice Require()
    {
        if (ComputeDevice.CountGpus() == 0)
            Assert.Skip("There is no GPU here that libtorch can compute on; 'embedbench doctor' says what is missing.");
        return ComputeDevice.OfGpu(0);
    }
}

using EmbedBench.Torch.Devices;

namespace EmbedBench.Tests.Torch.Devices;

/// <summary>What a GPU does, done by the processor: batches taken whole and padded, so that this code has its tests without a GPU.</summary>
internal static class WholeBatches
{
    public static ComputeDevice OnCpu { get; } = ComputeDevice.Cpu with { TakesWholeBatches = true };
}

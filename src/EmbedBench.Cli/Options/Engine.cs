using EmbedBench.Torch;
using EmbedBench.Torch.Devices;
using EmbedBench.Torch.Loading;

namespace EmbedBench.Cli.Options;

/// <summary>What a command computes with.</summary>
internal sealed record Engine(TorchInfo Torch, ComputeDevice Device, Workers Workers) : IDisposable
{
    /// <summary>Where models lie, in float32.</summary>
    public Placement Placement => new() { Device = Device };

    public void Dispose() => Workers.Dispose();
}

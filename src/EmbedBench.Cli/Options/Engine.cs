using EmbedBench.Torch;
using EmbedBench.Torch.Devices;
using EmbedBench.Torch.Loading;

namespace EmbedBench.Cli.Options;

/// <summary>What a command computes with.</summary>
internal sealed record Engine(TorchInfo Torch, ComputeDevice Device, Workers Workers) : IDisposable
{
    public void Dispose() => Workers.Dispose();
}

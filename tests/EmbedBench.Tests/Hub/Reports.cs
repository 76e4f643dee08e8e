using EmbedBench.Hub;

namespace EmbedBench.Tests.Hub;

/// <summary>Keeps all that was reported, in its order.</summary>
internal sealed class Reports : IProgress<HubProgress>
{
    public List<HubProgress> All { get; } = [];

    public void Report(HubProgress value) => All.Add(value);
}

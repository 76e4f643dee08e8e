using EmbedBench.Torch.Loading;

namespace EmbedBench.Experiments.Sweeps;

/// <summary>What the runs of a sweep compute with, as far as it decides their figures.</summary>
/// <param name="Arithmetic">The one that is asked for.</param>
/// <param name="OnGpu">Whether a GPU is asked for.</param>
public sealed record SweepEngine(Arithmetic Arithmetic, bool OnGpu);

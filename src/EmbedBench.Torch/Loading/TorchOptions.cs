namespace EmbedBench.Torch.Loading;

/// <summary>How this process loads libtorch.</summary>
public sealed record TorchOptions
{
    public Arithmetic Arithmetic { get; init; } = Arithmetic.Native;

    /// <summary>Threads that will compute side by side; glibc keeps as many memory arenas and no more. At least 1.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}

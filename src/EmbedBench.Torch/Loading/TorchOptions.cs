namespace EmbedBench.Torch.Loading;

/// <summary>How this process loads libtorch.</summary>
public sealed record TorchOptions
{
    public Arithmetic Arithmetic { get; init; } = Arithmetic.Native;

    /// <summary>Threads that will compute side by side; glibc keeps as many memory arenas and no more. At least 1.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// Whether a libtorch of another version than TorchSharp was built for is tried: it may work, fail, or end the process. The run's record
    /// holds its version.
    /// </summary>
    public bool AnyLibtorch { get; init; }
}

namespace EmbedBench.Torch.Loading;

/// <summary>What this process computes with, as it was found and loaded.</summary>
public sealed record TorchInfo
{
    public required Arithmetic Arithmetic { get; init; }

    /// <summary>The version that libtorch itself reports, such as 2.10.0.</summary>
    public required string LibtorchVersion { get; init; }

    /// <summary>Version, build and system in the notation of a run record: <c>2.10.0 cpu linux-x64</c>.</summary>
    public string Libtorch => $"{LibtorchVersion} {(HasCuda ? "cuda" : "cpu")} {NativeFiles.System}";

    /// <summary>Whether this is a CUDA build; whether a device is there is another question.</summary>
    public required bool HasCuda { get; init; }

    public required string LibtorchDirectory { get; init; }

    public required string TorchSharpVersion { get; init; }

    /// <summary>TorchSharp's native library, as it was loaded.</summary>
    public required string TorchSharpFile { get; init; }

    /// <summary>
    /// Whether <see cref="TorchSharpFile"/> is a copy for Linux systems older than the one it was built on; see <see cref="OlderLinuxCopy"/>.
    /// </summary>
    public required bool IsOlderLinuxCopy { get; init; }

    public required string Processor { get; init; }

    /// <summary>Environment variables that would have changed the arithmetic and were not passed on to libtorch.</summary>
    public required IReadOnlyList<string> IgnoredVariables { get; init; }
}

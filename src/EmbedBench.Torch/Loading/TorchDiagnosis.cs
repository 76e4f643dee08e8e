using System.Runtime.InteropServices;
using EmbedBench.Torch.Devices;

namespace EmbedBench.Torch.Loading;

/// <summary>What this machine offers to compute with, and what is missing: for a person whose program does not start.</summary>
public sealed record TorchDiagnosis
{
    public required string Processor { get; init; }

    public required IReadOnlyList<string> ProcessorFeatures { get; init; }

    public required bool SupportsPortableArithmetic { get; init; }

    public required string OperatingSystem { get; init; }

    public required IReadOnlyList<SearchedFolder> LibtorchSearched { get; init; }

    public required IReadOnlyList<SearchedFolder> TorchSharpSearched { get; init; }

    /// <summary>What was loaded; null where <see cref="Problem"/> says why not.</summary>
    public TorchInfo? Loaded { get; init; }

    /// <summary>Devices by libtorch's names, such as <c>cpu</c>, <c>cuda:0</c>; empty where nothing was loaded.</summary>
    public IReadOnlyList<string> Devices { get; init; } = [];

    /// <summary>What NVIDIA's driver says, and what is missing where there is no GPU.</summary>
    public required CudaDriver Cuda { get; init; }

    /// <summary>What is missing and what to do, in a sentence; null where all is well.</summary>
    public string? Problem { get; init; }

    /// <summary>A folder where a library was looked for, and whether it is there.</summary>
    public sealed record SearchedFolder(string Folder, bool HasLibrary);

    /// <summary>Loads the libraries as <paramref name="options"/> ask and says how it went; a failure is part of the answer.</summary>
    public static TorchDiagnosis Run(TorchOptions options)
    {
        var folders = NativeFolders.OfThisProgram();
        var machine = new TorchDiagnosis
        {
            Processor = Loading.Processor.Name,
            ProcessorFeatures = Loading.Processor.Features,
            SupportsPortableArithmetic = Loading.Processor.SupportsPortableArithmetic,
            OperatingSystem = RuntimeInformation.OSDescription,
            LibtorchSearched = Search(folders.Libtorch, NativeFiles.TorchCpu),
            TorchSharpSearched = Search(folders.TorchSharp, NativeFiles.TorchSharp),
            Cuda = CudaDriver.Find(loaded: null),
        };
        try
        {
            TorchInfo loaded = TorchRuntime.Initialize(options);
            return machine with { Loaded = loaded, Devices = FindDevices(), Cuda = CudaDriver.Find(loaded) };
        }
        catch (Exception failure)
        {
            return machine with { Problem = failure.Message };
        }
    }

    private static SearchedFolder[] Search(IReadOnlyList<string> folders, string file) =>
        [.. folders.Select(folder => new SearchedFolder(folder, File.Exists(Path.Combine(folder, file))))];

    private static string[] FindDevices() =>
        [ComputeDevice.Cpu.Name, .. Enumerable.Range(0, ComputeDevice.CountGpus()).Select(gpu => ComputeDevice.OfGpu(gpu).Name)];
}

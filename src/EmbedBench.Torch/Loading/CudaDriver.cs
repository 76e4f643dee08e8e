using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace EmbedBench.Torch.Loading;

/// <summary>What NVIDIA's driver says of itself and its GPUs, asked of the driver: libtorch's own answer to anything missing is silence.</summary>
public sealed unsafe record CudaDriver
{
    private const int Success = 0;
    private const int NameLength = 256;
    private const int ComputeMajor = 75;
    private const int ComputeMinor = 76;

    /// <summary>The driver's version, such as 570.86.15; null where it does not say.</summary>
    public string? Version { get; private init; }

    /// <summary>The newest CUDA that the driver serves, such as 12.8; null where there is no driver.</summary>
    public string? NewestCuda { get; private init; }

    /// <summary>The CUDA that the loaded libtorch computes with; null where it is a build for processors.</summary>
    public string? LibtorchCuda { get; private init; }

    public IReadOnlyList<Gpu> Gpus { get; private init; } = [];

    /// <summary>Why no GPU can be used, in a sentence; null where the driver has one.</summary>
    public string? Problem { get; private init; }

    /// <summary>A GPU.</summary>
    /// <param name="Name">Its maker's name.</param>
    /// <param name="Bytes">Its memory.</param>
    /// <param name="ComputeCapability">Its generation, such as 9.0; bf16 products need 8.0.</param>
    public sealed record Gpu(string Name, long Bytes, string ComputeCapability);

    /// <summary>Asks the driver.</summary>
    /// <param name="loaded">The libtorch of this process, or null where none could be loaded.</param>
    public static CudaDriver Find(TorchInfo? loaded)
    {
        string library = OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1";
        string? cuda = loaded is { HasCuda: true } ? RuntimeVersion() : null;
        if (!NativeLibrary.TryLoad(library, out nint driver))
            return new CudaDriver { LibtorchCuda = cuda, Problem = $"there is no NVIDIA driver here ({library} is not found)." };
        var asked = new CudaDriver
        {
            Version = DriverVersion(),
            NewestCuda = Number(driver, "cuDriverGetVersion") is { } newest ? Cuda(newest) : null,
            LibtorchCuda = cuda,
        };
        int error = ((delegate* unmanaged<uint, int>)NativeLibrary.GetExport(driver, "cuInit"))(0);
        if (error != Success)
            return asked with { Problem = $"the NVIDIA driver finds no GPU that it can use (cuInit gives {error})." };
        asked = asked with { Gpus = FindGpus(driver) };
        return asked.Gpus.Count == 0 ? asked with { Problem = "the NVIDIA driver has no GPU, or CUDA_VISIBLE_DEVICES hides it." } : asked;
    }

    private static List<Gpu> FindGpus(nint driver)
    {
        var attribute = (delegate* unmanaged<int*, int, int, int>)NativeLibrary.GetExport(driver, "cuDeviceGetAttribute");
        var name = (delegate* unmanaged<byte*, int, int, int>)NativeLibrary.GetExport(driver, "cuDeviceGetName");
        var memory = (delegate* unmanaged<nuint*, int, int>)NativeLibrary.GetExport(driver, "cuDeviceTotalMem_v2");
        var device = (delegate* unmanaged<int*, int, int>)NativeLibrary.GetExport(driver, "cuDeviceGet");
        var gpus = new List<Gpu>();
        byte* text = stackalloc byte[NameLength];
        for (int number = 0; number < (Number(driver, "cuDeviceGetCount") ?? 0); number++)
        {
            int handle, major, minor;
            nuint bytes;
            if (device(&handle, number) != Success || name(text, NameLength, handle) != Success || memory(&bytes, handle) != Success
                || attribute(&major, ComputeMajor, handle) != Success || attribute(&minor, ComputeMinor, handle) != Success)
            {
                continue;
            }

            gpus.Add(new Gpu(Text(text), (long)bytes, string.Create(CultureInfo.InvariantCulture, $"{major}.{minor}")));
        }

        return gpus;
    }

    /// <summary>The driver's version stands in another library than the driver's functions.</summary>
    private static string? DriverVersion()
    {
        if (!NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvml.dll" : "libnvidia-ml.so.1", out nint management)
            || !NativeLibrary.TryGetExport(management, "nvmlInit_v2", out nint start)
            || !NativeLibrary.TryGetExport(management, "nvmlSystemGetDriverVersion", out nint version)
            || ((delegate* unmanaged<int>)start)() != Success)
        {
            return null;
        }

        byte* text = stackalloc byte[NameLength];
        return ((delegate* unmanaged<byte*, uint, int>)version)(text, NameLength) == Success ? Text(text) : null;
    }

    /// <summary>Of the CUDA runtime that libtorch brought into this process.</summary>
    private static string? RuntimeVersion()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        string? file = process.Modules.Cast<System.Diagnostics.ProcessModule>()
            .FirstOrDefault(module => module.ModuleName.Contains("cudart", StringComparison.OrdinalIgnoreCase))?.FileName;
        return file is not null && NativeLibrary.TryLoad(file, out nint runtime) && Number(runtime, "cudaRuntimeGetVersion") is { } version
            ? Cuda(version)
            : null;
    }

    /// <summary>What a function of the shape <c>int f(int* value)</c> gives, or null where it fails or is not there.</summary>
    private static int? Number(nint library, string function)
    {
        int value = 0;
        return NativeLibrary.TryGetExport(library, function, out nint address)
            && ((delegate* unmanaged<int*, int>)address)(&value) == Success
            ? value
            : null;
    }

    /// <summary>CUDA counts its versions as 1000 · major + 10 · minor.</summary>
    private static string Cuda(int version) => string.Create(CultureInfo.InvariantCulture, $"{version / 1000}.{version % 1000 / 10}");

    private static string Text(byte* text) => Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
}

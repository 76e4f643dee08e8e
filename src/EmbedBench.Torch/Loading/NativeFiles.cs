using System.Runtime.InteropServices;

namespace EmbedBench.Torch.Loading;

/// <summary>How the native libraries are called on this system, and in which order they are loaded.</summary>
internal static class NativeFiles
{
    /// <summary>The system in NuGet's notation, such as <c>linux-x64</c>.</summary>
    public static string System { get; } =
        (OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")
        + (RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "-arm64" : "-x64");

    /// <summary>TorchSharp's own library, which needs the others.</summary>
    public static string TorchSharp { get; } = Name("LibTorchSharp");

    /// <summary>The library whose presence makes a folder one of libtorch.</summary>
    public static string TorchCpu { get; } = Name("torch_cpu");

    public static string TorchCuda { get; } = Name("torch_cuda");

    /// <summary>What is in <paramref name="directory"/> of libtorch, so that each comes after those that it needs.</summary>
    public static IEnumerable<string> InLoadingOrder(string directory)
    {
        // OpenMP's name carries a hash that differs from build to build.
        string[] openMp = ["libgomp*.so*", "libiomp5*.dylib", "libomp*.dylib"];
        IEnumerable<string> files = openMp.SelectMany(pattern => Directory.GetFiles(directory, pattern).Order(StringComparer.Ordinal));
        string[] libraries = ["c10", "torch_cpu", "c10_cuda", "torch_cuda", "torch"];
        return files.Concat(libraries.Select(library => Path.Combine(directory, Name(library))).Where(File.Exists));
    }

    private static string Name(string library) =>
        OperatingSystem.IsWindows() ? $"{library}.dll" : OperatingSystem.IsMacOS() ? $"lib{library}.dylib" : $"lib{library}.so";
}

using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EmbedBench.Torch.Loading;

/// <summary>
/// Loads libtorch and TorchSharp's native library, before anything of TorchSharp is touched: left to itself TorchSharp copies 500 MB
/// beside the program, and takes arithmetic from whatever environment it finds.
/// </summary>
public static class TorchRuntime
{
    private static readonly Lock Loading = new();

    // A process has one libtorch, and so one of these.
    private static TorchInfo? _loaded;

    /// <summary>Loads the libraries; called again with the same arithmetic it returns what was loaded.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one thread.</exception>
    /// <exception cref="TorchException">
    /// Libraries are missing, of another version or not loadable; the processor cannot do portable arithmetic; or libtorch is loaded
    /// already, by others or with another arithmetic.
    /// </exception>
    public static TorchInfo Initialize(TorchOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        lock (Loading)
        {
            if (_loaded is null)
                return _loaded = LoadOrRefuse(options);
            return _loaded.Arithmetic == options.Arithmetic
                ? _loaded
                : throw new TorchException($"This process computes with {Name(_loaded.Arithmetic)} arithmetic and cannot change to "
                    + $"{Name(options.Arithmetic)}: libtorch decides once, as it is loaded.");
        }
    }

    private static TorchInfo LoadOrRefuse(TorchOptions options)
    {
        try
        {
            return Load(options);
        }
        catch (TorchException failure)
        {
            TorchSharpBinding.Refuse(failure);
            throw;
        }
    }

    private static TorchInfo Load(TorchOptions options)
    {
        if (options.Arithmetic == Arithmetic.Portable && !Processor.SupportsPortableArithmetic)
            throw new TorchException($"Portable arithmetic needs an x86-64 processor with AVX2, and this is '{Processor.Name}': take native.");
        RefuseIfLoadedByOthers();
        var folders = NativeFolders.OfThisProgram();
        string directory = NativeFolders.Find(NativeFiles.TorchCpu, folders.Libtorch);
        string torchSharp = Path.Combine(NativeFolders.Find(NativeFiles.TorchSharp, folders.TorchSharp), NativeFiles.TorchSharp);
        IReadOnlyList<string> ignored = NativeEnvironment.Apply(options);

        string version = LoadLibtorch(directory);
        (nint handle, string file) = LoadTorchSharp(torchSharp);
        TorchSharpBinding.Bind(handle);
        return new TorchInfo
        {
            Arithmetic = options.Arithmetic,
            LibtorchVersion = version,
            HasCuda = File.Exists(Path.Combine(directory, NativeFiles.TorchCuda)),
            LibtorchDirectory = directory,
            TorchSharpVersion = TorchSharpBinding.Assembly.GetName().Version!.ToString(3),
            TorchSharpFile = file,
            IsOlderLinuxCopy = file != torchSharp,
            Processor = Processor.Name,
            IgnoredVariables = ignored,
        };
    }

    private static void RefuseIfLoadedByOthers()
    {
        using var process = Process.GetCurrentProcess();
        if (process.Modules.Cast<ProcessModule>().FirstOrDefault(module => module.ModuleName == NativeFiles.TorchCpu) is { } loaded)
            throw new TorchException($"'{loaded.FileName}' is in this process already, and its arithmetic with it: "
                + $"{nameof(TorchRuntime)}.{nameof(Initialize)} comes before any use of TorchSharp, and not again after it failed.");
    }

    private static string LoadLibtorch(string directory)
    {
        string? version = null;
        foreach (string file in NativeFiles.InLoadingOrder(directory))
        {
            nint handle = Open(file);
            if (Path.GetFileName(file) == NativeFiles.TorchCpu)
                version = LibtorchVersion.Read(handle, directory);
        }

        return version!;
    }

    /// <summary>Loads TorchSharp's native library, or its copy where the system is older than the one that it was built on.</summary>
    private static (nint Handle, string File) LoadTorchSharp(string file)
    {
        try
        {
            return (NativeLibrary.Load(file), file);
        }
        catch (DllNotFoundException failure) when (OperatingSystem.IsLinux() && OlderLinuxCopy.Helps(failure.Message))
        {
            string copy = CopyForOlderLinux(file);
            return (Open(copy), copy);
        }
        catch (DllNotFoundException failure)
        {
            throw NotLoadable(file, failure);
        }
    }

    private static string CopyForOlderLinux(string file)
    {
        try
        {
            return OlderLinuxCopy.Create(file, OlderLinuxCopy.CacheDirectory());
        }
        catch (InvalidDataException failure)
        {
            throw new TorchException(failure.Message, failure);
        }
    }

    private static nint Open(string file)
    {
        try
        {
            return NativeLibrary.Load(file);
        }
        catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException)
        {
            throw NotLoadable(file, failure);
        }
    }

    private static TorchException NotLoadable(string file, Exception failure)
    {
        // The system's reason stands on a line of its own, behind the file's name, among attempts and advice.
        string reason = failure.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault(line => line.Contains(": ", StringComparison.Ordinal)) ?? failure.Message;
        return new TorchException($"'{file}' cannot be loaded: {reason.Replace($"{file}: ", "", StringComparison.Ordinal)}.", failure);
    }

    private static string Name(Arithmetic arithmetic) => arithmetic == Arithmetic.Portable ? "portable" : "native";
}

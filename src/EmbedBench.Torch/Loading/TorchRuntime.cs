using System.Diagnostics;

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

        string version = LoadLibtorch(directory, options.AnyLibtorch);
        (nint handle, string file) = NativeLoader.OpenTorchSharp(torchSharp);
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

    private static string LoadLibtorch(string directory, bool takeAny)
    {
        string? version = null;
        foreach (string file in NativeFiles.InLoadingOrder(directory))
        {
            nint handle = NativeLoader.Open(file);
            if (Path.GetFileName(file) == NativeFiles.TorchCpu)
                version = LibtorchVersion.Read(handle, directory, takeAny);
        }

        return version!;
    }

    private static string Name(Arithmetic arithmetic) => arithmetic == Arithmetic.Portable ? "portable" : "native";
}

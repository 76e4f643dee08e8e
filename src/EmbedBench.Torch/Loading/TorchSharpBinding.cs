using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace EmbedBench.Torch.Loading;

/// <summary>
/// What TorchSharp's native calls are bound to: the library that we loaded, or the reason why there is none. Without an answer TorchSharp
/// searches for itself, copies 500 MB beside the program and blames a missing package.
/// </summary>
internal static class TorchSharpBinding
{
    private const string Library = "LibTorchSharp";

    // .NET takes one resolver an assembly, once and for all, so what it answers with is kept here.
    private static nint _library;
    private static TorchException? _failure;

    static TorchSharpBinding()
    {
        NativeLibrary.SetDllImportResolver(Assembly, (name, _, _) => name == Library ? Answer() : 0);
        // Before its first call TorchSharp tries the name by another way, which does not ask the resolver and swallows exceptions: any
        // handle keeps it from copying.
        AssemblyLoadContext.GetLoadContext(Assembly)!.ResolvingUnmanagedDll += (_, name) =>
            name != Library ? 0 : _library != 0 ? _library : NativeLibrary.GetMainProgramHandle();
    }

    public static Assembly Assembly { get; } = typeof(TorchSharp.torch).Assembly;

    /// <summary>Binds TorchSharp's calls to the loaded <paramref name="library"/>.</summary>
    public static void Bind(nint library) => _library = library;

    /// <summary>Makes TorchSharp's calls fail with what went wrong as it was loaded.</summary>
    public static void Refuse(TorchException failure) => _failure = failure;

    private static nint Answer() => _library != 0
        ? _library
        : throw new TorchException(_failure?.Message ?? $"libtorch is not loaded: call {nameof(TorchRuntime)}.{nameof(TorchRuntime.Initialize)} first.");
}

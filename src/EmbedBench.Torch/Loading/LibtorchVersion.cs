using System.Globalization;
using System.Runtime.InteropServices;

namespace EmbedBench.Torch.Loading;

/// <summary>The version that a loaded libtorch reports of itself.</summary>
internal static class LibtorchVersion
{
    /// <summary>The version that TorchSharp's native library was compiled for; its C++ interface holds within these two numbers only.</summary>
    public const string Expected = "2.10";

    // Major, minor and patch version in the three upper bytes; libtorch has this function from 2.9 on.
    private const string Function = "aoti_torch_abi_version";

    /// <param name="library">Handle of the loaded <see cref="NativeFiles.TorchCpu"/>.</param>
    /// <param name="directory">Where it was found, for the message.</param>
    /// <param name="takeAny">Whether another version than <see cref="Expected"/> will do.</param>
    /// <exception cref="TorchException">It is of another version, and will not do.</exception>
    public static unsafe string Read(nint library, string directory, bool takeAny)
    {
        if (NativeLibrary.TryGetExport(library, Function, out nint function))
            return Check(((delegate* unmanaged<ulong>)function)(), directory, takeAny);
        return takeAny ? "below-2.9" : throw Unexpected("older than 2.9", directory);
    }

    /// <param name="version">As <see cref="Function"/> returns it.</param>
    /// <param name="directory">Where it was found, for the message.</param>
    /// <param name="takeAny">Whether another version than <see cref="Expected"/> will do.</param>
    /// <exception cref="TorchException">It is another version, and will not do.</exception>
    internal static string Check(ulong version, string directory, bool takeAny)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{version >> 56}.{(version >> 48) & 0xFF}.{(version >> 40) & 0xFF}");
        return takeAny || text.StartsWith($"{Expected}.", StringComparison.Ordinal) ? text : throw Unexpected($"version {text}", directory);
    }

    private static TorchException Unexpected(string found, string directory) =>
        new($"The libtorch in '{directory}' is {found}, and TorchSharp needs {Expected}: let {NativeFolders.Variable} name one of that "
            + "version, unset it to take the one of the build, or try this one with --any-libtorch.");
}

using System.Runtime.InteropServices;

namespace EmbedBench.Torch.Loading;

/// <summary>What native code sees of its process on Unix: .NET keeps environment variables of its own that libtorch never reads.</summary>
internal static partial class LibC
{
    /// <summary>glibc's <c>M_ARENA_MAX</c>.</summary>
    public const int ArenaMaximum = -8;

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int SetVariable(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "unsetenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int RemoveVariable(string name);

    /// <summary>1 on success; glibc alone has it.</summary>
    [LibraryImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int SetMallocOption(int option, int value);
}

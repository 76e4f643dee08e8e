using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EmbedBench.Cli.CommandLine;

/// <summary>
/// What the program still says when native code ends it: an exception in libtorch that nothing catches raises SIGABRT, and no exception ever
/// reaches .NET. The C++ library prints the reason; this adds a sentence and the exit code of a machine's failure.
/// </summary>
internal static unsafe partial class LastWords
{
    private const int Abort = 6;
    private const int StandardError = 2;

    /// <summary>Asks to be heard; on Windows there is no such signal.</summary>
    public static void Prepare()
    {
        if (!OperatingSystem.IsWindows())
            _ = SetHandler(Abort, &Say);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Say(int signal)
    {
        // The process is on its way out: no allocation, no lock, nothing but the bytes.
        ReadOnlySpan<byte> sentence =
            "error: Native code ended the program; what it said stands above. Checkpoints are whole: the same command with --resume goes on from the last.\n"u8;
        fixed (byte* text = sentence)
            _ = Write(StandardError, text, (nuint)sentence.Length);
        Exit((int)ExitCode.Machine);
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint SetHandler(int signal, delegate* unmanaged[Cdecl]<int, void> handler);

    [LibraryImport("libc", EntryPoint = "write")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Write(int file, byte* text, nuint length);

    [LibraryImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void Exit(int code);
}

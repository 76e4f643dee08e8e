using System.Runtime.InteropServices;

namespace EmbedBench.Torch.Loading;

/// <summary>Asks the system's loader for a library by its path, and says in a sentence why it refuses.</summary>
internal static class NativeLoader
{
    /// <exception cref="TorchException">The loader refuses the file; the message has its reason.</exception>
    public static nint Open(string file)
    {
        try
        {
            return NativeLibrary.Load(file);
        }
        catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException)
        {
            throw Refused(file, failure);
        }
    }

    /// <summary>Loads TorchSharp's native library, or its copy where the system is older than the one that it was built on.</summary>
    /// <returns>The handle, and the file that was loaded.</returns>
    /// <inheritdoc cref="Open(string)"/>
    public static (nint Handle, string File) OpenTorchSharp(string file)
    {
        try
        {
            return (Open(file), file);
        }
        catch (TorchException failure) when (OperatingSystem.IsLinux() && OlderLinuxCopy.Helps(failure.Message))
        {
            string copy = CopyForOlderLinux(file);
            return (Open(copy), copy);
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

    private static TorchException Refused(string file, Exception failure)
    {
        // The loader's reason stands on a line of its own, behind the file's name, among attempts and advice.
        string reason = failure.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault(line => line.Contains(": ", StringComparison.Ordinal)) ?? failure.Message;
        return new TorchException($"'{file}' cannot be loaded: {reason.Replace($"{file}: ", "", StringComparison.Ordinal)}.", failure);
    }
}

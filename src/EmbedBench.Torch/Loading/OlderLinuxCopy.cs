using System.Security.Cryptography;
using EmbedBench.Shared;

namespace EmbedBench.Torch.Loading;

/// <summary>
/// A copy of TorchSharp's native library for Linux systems with a libstdc++ older than GCC 13's (Debian 12, Ubuntu 22.04). The library
/// asks for the version GLIBCXX_3.4.32 because of one symbol that its <c>&lt;iostream&gt;</c> mentions and nothing calls, and does not load;
/// in the copy that version is marked as weak, which is all that differs.
/// </summary>
internal static class OlderLinuxCopy
{
    private const string Version = "GLIBCXX_3.4.32";

    private const string Symbol = "_ZSt21ios_base_library_initv";

    /// <summary>Whether the system's loader refused the library for that version.</summary>
    public static bool Helps(string loaderMessage) => loaderMessage.Contains($"version `{Version}' not found", StringComparison.Ordinal);

    /// <summary>The user's cache: <c>XDG_CACHE_HOME</c>, else <c>~/.cache</c>.</summary>
    public static string CacheDirectory()
    {
        string? cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (!Path.IsPathFullyQualified(cache ?? ""))
            cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(cache!, "embedbench");
    }

    /// <summary>Writes the copy of <paramref name="file"/> into <paramref name="directory"/>, named by its SHA-256, unless it is there.</summary>
    /// <exception cref="InvalidDataException">The file is no library of that kind, or another symbol needs the version.</exception>
    /// <exception cref="TorchException">The folder cannot be written.</exception>
    public static string Create(string file, string directory)
    {
        byte[] content = File.ReadAllBytes(file);
        ElfVersions.MakeWeak(content, file, Version, Symbol);
        string copy = Path.Combine(directory, $"libLibTorchSharp-{Convert.ToHexStringLower(SHA256.HashData(content))}.so");
        try
        {
            // What lies in a cache may have been cut off or changed since.
            if (!File.Exists(copy) || !File.ReadAllBytes(copy).AsSpan().SequenceEqual(content))
                AtomicFile.Write(copy, stream => stream.Write(content));
            return copy;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TorchException($"'{directory}' cannot take the copy of TorchSharp's library that this older Linux needs "
                + $"({failure.Message}): let XDG_CACHE_HOME name a folder that can be written.", failure);
        }
    }
}

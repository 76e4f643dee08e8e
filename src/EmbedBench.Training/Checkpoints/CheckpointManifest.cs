using System.Security.Cryptography;
using System.Text.Json;

namespace EmbedBench.Training.Checkpoints;

/// <summary>manifest.json: the SHA-256 of each file of a checkpoint, written last.</summary>
internal static class CheckpointManifest
{
    public const string FileName = "manifest.json";

    public static void Write(string directory, IReadOnlyList<string> files)
    {
        Dictionary<string, string> hashes = files.ToDictionary(file => file, file => Hash(Path.Combine(directory, file)), StringComparer.Ordinal);
        Shared.AtomicFile.WriteText(Path.Combine(directory, FileName), JsonSerializer.Serialize(hashes, CheckpointJson.Default.DictionaryStringString));
    }

    /// <summary>What is wrong with a checkpoint's files, or null.</summary>
    public static string? Problem(string directory, IReadOnlyList<string> files)
    {
        string manifest = Path.Combine(directory, FileName);
        try
        {
            Dictionary<string, string>? hashes = JsonSerializer.Deserialize(File.ReadAllBytes(manifest), CheckpointJson.Default.DictionaryStringString);
            foreach (string file in files)
            {
                if (hashes is null || !hashes.TryGetValue(file, out string? expected))
                    return $"{manifest} does not list {file}";
                if (!string.Equals(Hash(Path.Combine(directory, file)), expected, StringComparison.Ordinal))
                    return $"{Path.Combine(directory, file)} is not what was written";
            }

            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return $"{directory}: {exception.Message}";
        }
    }

    private static string Hash(string file)
    {
        using FileStream stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}

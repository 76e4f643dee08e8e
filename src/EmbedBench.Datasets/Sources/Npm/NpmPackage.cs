using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EmbedBench.Datasets.Sources.Npm;

/// <summary>A package at a version, with the hash that its archive must have.</summary>
/// <param name="Service">What the ids of its rows begin with.</param>
/// <param name="Name">For example <c>@scope/name</c>.</param>
/// <param name="Version">An exact version, no range.</param>
/// <param name="Integrity"><c>sha512-</c> and the hash of the archive in base 64, as npm writes it.</param>
internal sealed partial record NpmPackage(string Service, string Name, string Version, string Integrity)
{
    private const string Algorithm = "sha512-";

    /// <summary>The archive's name in a cache.</summary>
    public string FileName => $"{Name.TrimStart('@').Replace('/', '-')}-{Version}.tgz";

    /// <summary>
    /// Reads <c>{"packages": [{"service": …, "package": …, "version": …, "integrity": …}, …]}</c>; other keys are passed over.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no such list, or names no exact version or no SHA-512.</exception>
    public static IReadOnlyList<NpmPackage> ReadList(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no list of packages {path}.", path);
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement packages = document.RootElement.GetProperty("packages");
            return [.. packages.EnumerateArray().Select((package, index) => Read(package, $"{path}, package {index + 1}"))];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException(
                $"{path} is no list {{\"packages\": [{{\"service\", \"package\", \"version\", \"integrity\"}}, …]}}: {error.Message}",
                error);
        }
    }

    /// <summary>The integrity that an archive has.</summary>
    public static string IntegrityOf(string archive)
    {
        using FileStream stream = File.OpenRead(archive);
        return Algorithm + Convert.ToBase64String(SHA512.HashData(stream));
    }

    private static NpmPackage Read(JsonElement element, string place)
    {
        var package = new NpmPackage(
            Text(element, "service"), Text(element, "package"), Text(element, "version"), Text(element, "integrity"));
        if (!NamePattern().IsMatch(package.Name) || !VersionPattern().IsMatch(package.Version))
        {
            throw new InvalidDataException(
                $"{place} is \"{package.Name}\" at \"{package.Version}\"; a package has a name and an exact version, 1.2.3.");
        }

        if (!package.Integrity.StartsWith(Algorithm, StringComparison.Ordinal))
            throw new InvalidDataException($"{place} has the integrity \"{package.Integrity}\"; it is {Algorithm} and a hash in base 64.");
        return package;
    }

    private static string Text(JsonElement element, string key) => element.GetProperty(key).GetString() ?? "";

    [GeneratedRegex(@"^(@[a-z0-9][a-z0-9._-]*/)?[a-z0-9][a-z0-9._-]*\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?\z")]
    private static partial Regex VersionPattern();
}

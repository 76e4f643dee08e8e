using System.IO.Enumeration;

namespace EmbedBench.Datasets.Sources;

/// <summary>The files of a source, on this machine.</summary>
/// <param name="Folder">Where they lie.</param>
/// <param name="Origin">Where they came from.</param>
internal sealed record SourceFiles(string Folder, DataOrigin Origin)
{
    /// <summary>Paths that belong to the source, relative to the folder, with <c>/</c>; null for all that lie there.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Files of the source that lie elsewhere, by name.</summary>
    public IReadOnlyDictionary<string, string> Elsewhere { get; init; } = new Dictionary<string, string>();

    /// <summary>The full paths of a file, or of those that a pattern with <c>*</c> and <c>?</c> matches, in ordinal order.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public IReadOnlyList<string> Find(string pattern)
    {
        if (Elsewhere.TryGetValue(pattern, out string? elsewhere))
            return [elsewhere];
        if (pattern.AsSpan().IndexOfAny('*', '?') < 0)
        {
            string path = Path.GetFullPath(Path.Combine(Folder, pattern));
            return File.Exists(path)
                ? [path]
                : throw new FileNotFoundException($"There is no file {pattern} in {Folder} ({Origin.Description}).", path);
        }

        string[] found = [.. (Names ?? AllNames()).Where(name => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false))];
        Array.Sort(found, string.CompareOrdinal);
        return found.Length > 0
            ? Array.ConvertAll(found, name => Path.Combine(Folder, name))
            : throw new FileNotFoundException($"No file in {Folder} matches {pattern} ({Origin.Description}).", pattern);
    }

    private IEnumerable<string> AllNames() => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Folder, path).Replace(Path.DirectorySeparatorChar, '/'));
}

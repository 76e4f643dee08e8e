using System.IO.Enumeration;

namespace EmbedBench.Hub.Downloading;

/// <summary>
/// Chooses files by exact paths and by patterns: <c>*</c> any characters, <c>/</c> included, as the hub's own tools have it; <c>?</c> one;
/// <c>folder/</c> everything under it. No pattern at all means every file.
/// </summary>
internal static class FilePatterns
{
    /// <summary>The chosen paths in their order; <paramref name="missing"/> is the exact path, or the only pattern, that nothing answers to.</summary>
    public static IReadOnlyList<T> Choose<T>(IReadOnlyList<T> files, Func<T, string> path, IReadOnlyList<string> patterns, out string? missing)
    {
        missing = patterns.FirstOrDefault(pattern => !IsPattern(pattern) && !files.Any(file => path(file) == pattern));
        if (patterns.Count == 0)
            return files;
        List<T> chosen = [.. files.Where(file => patterns.Any(pattern => Matches(pattern, path(file))))];
        if (chosen.Count == 0)
            missing ??= string.Join(", ", patterns);
        return chosen;
    }

    private static bool IsPattern(string pattern) => pattern.AsSpan().ContainsAny('*', '?') || pattern.EndsWith('/');

    private static bool Matches(string pattern, string path) => IsPattern(pattern)
        ? FileSystemName.MatchesSimpleExpression(pattern.EndsWith('/') ? $"{pattern}*" : pattern, path, ignoreCase: false)
        : pattern == path;
}

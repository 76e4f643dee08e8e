namespace EmbedBench.Hub;

/// <summary>Which paths inside a repository, and which revisions, may become part of a path on this machine.</summary>
internal static class RepositoryPath
{
    private const int Longest = 1024;

    /// <summary>
    /// Whether <paramref name="path"/> stays inside the folder that it is appended to, on every system: a backslash and a drive's colon
    /// are refused on Linux too, so that a cache made there is safe to be read on Windows.
    /// </summary>
    public static bool IsSafe(string path) =>
        path.Length is > 0 and <= Longest
        && !path.Any(c => char.IsControl(c) || c == '\\')
        && path.Split('/').All(part => part.Length > 0 && part is not ("." or "..") && !HasDrive(part));

    private static bool HasDrive(string part) => part.Length >= 2 && part[1] == ':' && char.IsAsciiLetter(part[0]);
}

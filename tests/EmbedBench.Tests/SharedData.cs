namespace EmbedBench.Tests;

/// <summary>Where tests find files: the repository, and the reference data that lies beside it (not in every checkout).</summary>
internal static class SharedData
{
    public static string Repository { get; } = FindRepository();

    /// <summary>A file or folder of the reference data; the calling test is skipped, with the reason, where it is absent.</summary>
    public static string Path(string relative)
    {
        string path = System.IO.Path.Combine(Repository, "..", "shared", relative);
        if (!File.Exists(path) && !Directory.Exists(path))
            Assert.Skip($"Reference data is not beside the repository: shared/{relative}.");
        return System.IO.Path.GetFullPath(path);
    }

    public static string Text(string relative) => File.ReadAllText(Path(relative));

    /// <summary>A file or folder of the repository itself.</summary>
    public static string InRepository(string relative) => System.IO.Path.Combine(Repository, relative);

    private static string FindRepository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "EmbedBench.sln")))
            folder = System.IO.Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException($"No EmbedBench.sln above {AppContext.BaseDirectory}.");
    }
}

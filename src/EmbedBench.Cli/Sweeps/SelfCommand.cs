namespace EmbedBench.Cli.Sweeps;

/// <summary>How another process starts this program.</summary>
internal static class SelfCommand
{
    /// <summary>The program's file, behind <c>dotnet</c> where that runs it.</summary>
    public static IReadOnlyList<string> Words { get; } = Find();

    private static string[] Find()
    {
        string process = Environment.ProcessPath ?? "dotnet";
        return Path.GetFileNameWithoutExtension(process) == "dotnet"
            ? [process, Path.Combine(AppContext.BaseDirectory, "embedbench.dll")]
            : [process];
    }
}

namespace EmbedBench.Cli.Output;

/// <summary>What a person is told of where a file lies.</summary>
internal static class ShownPath
{
    /// <summary>As a person in the current folder would write it, where the file lies below it.</summary>
    public static string Of(string path)
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}

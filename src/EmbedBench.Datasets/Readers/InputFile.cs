namespace EmbedBench.Datasets.Readers;

/// <summary>Opens files that a reader goes through once, front to back.</summary>
internal static class InputFile
{
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static FileStream Open(string path) => File.Exists(path)
        ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan)
        : throw new FileNotFoundException($"There is no file {path}.", path);
}

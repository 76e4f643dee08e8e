namespace EmbedBench.Experiments.Runner;

/// <summary>Says that a process works in a run's folder. The system takes it back when the process ends, however it ends.</summary>
internal sealed class RunLock : IDisposable
{
    private const string Name = "lock";

    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>The lock of a folder, or null where another process has it.</summary>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written to.</exception>
    public static RunLock? TryTake(string folder)
    {
        try
        {
            return new RunLock(new FileStream(
                Path.Combine(folder, Name),
                new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.DeleteOnClose }));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}

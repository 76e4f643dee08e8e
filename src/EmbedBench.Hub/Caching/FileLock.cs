namespace EmbedBench.Hub.Caching;

/// <summary>
/// A file that one process holds at a time. Opened without sharing it is locked by flock (Unix) or by the share mode (Windows), which is
/// what huggingface_hub's lock of the same file honours; the file itself stays, as there.
/// </summary>
internal static class FileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until the file is ours; the lock ends with the stream, also when the process is killed.</summary>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public static async Task<FileStream> TakeAsync(string path, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException held) when (IsHeld(held))
            {
                await Task.Delay(Pause, cancel);
            }
        }
    }

    // Windows: sharing and lock violation. Unix: EAGAIN, which is 11 on Linux and 35 on macOS.
    private static bool IsHeld(IOException error) => (uint)error.HResult is 0x80070020 or 0x80070021 or 11 or 35;
}

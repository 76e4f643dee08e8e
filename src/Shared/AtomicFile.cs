namespace EmbedBench.Shared;

/// <summary>
/// Writes a file so that a reader sees the old content or the new one, never a part: the content goes to a temporary file in the same
/// folder, is flushed to the disk and renamed. Compiled into each project that writes files, so that none depends on another for it.
/// </summary>
internal static class AtomicFile
{
    /// <summary>Replaces <paramref name="path"/> by what <paramref name="write"/> writes; after an exception the old file is untouched.</summary>
    /// <exception cref="IOException">The folder cannot be written or the disk is full; no temporary file stays behind.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        string temporary = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>As <see cref="Write(string, Action{Stream})"/>, with text in UTF-8 without a byte order mark.</summary>
    public static void WriteText(string path, string text) =>
        Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
}

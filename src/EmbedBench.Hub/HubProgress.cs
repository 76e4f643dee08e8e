namespace EmbedBench.Hub;

/// <summary>How far a download or a push is; over all its files.</summary>
/// <param name="File">The file that moved last.</param>
/// <param name="Bytes">Bytes that are where they belong, those that were there before included.</param>
/// <param name="TotalBytes">Bytes of all files.</param>
/// <param name="BytesPerSecond">Bytes moved by this call a second since its begin; 0 before the first.</param>
public sealed record HubProgress(string File, long Bytes, long TotalBytes, double BytesPerSecond)
{
    /// <summary>Time until all bytes are there at that rate; null before the first.</summary>
    public TimeSpan? TimeLeft =>
        BytesPerSecond > 0 ? TimeSpan.FromSeconds(Math.Min((TotalBytes - Bytes) / BytesPerSecond, TimeSpan.MaxValue.TotalSeconds / 2)) : null;
}

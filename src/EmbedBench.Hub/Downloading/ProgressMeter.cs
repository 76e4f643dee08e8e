namespace EmbedBench.Hub.Downloading;

/// <summary>Adds up what the files of one call move and reports it, some ten times a second and whenever a file is complete.</summary>
internal sealed class ProgressMeter(IProgress<HubProgress>? progress, long totalBytes, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly long _begin = time.GetTimestamp();
    private long _reported = time.GetTimestamp();
    private long _there;
    private long _moved;

    /// <summary>Bytes that need not be moved, or (negative) that must be moved once more.</summary>
    public void Found(string file, long bytes) => Add(file, bytes, 0, report: false);

    /// <summary>Bytes that were moved just now.</summary>
    public void Moved(string file, long bytes) => Add(file, bytes, bytes, report: false);

    public void Complete(string file) => Add(file, 0, 0, report: true);

    private void Add(string file, long there, long moved, bool report)
    {
        if (progress is null)
            return;
        lock (_gate)
        {
            (_there, _moved) = (_there + there, _moved + moved);
            if (!report && time.GetElapsedTime(_reported) < Interval)
                return;
            _reported = time.GetTimestamp();
            double seconds = time.GetElapsedTime(_begin).TotalSeconds;
            progress.Report(new HubProgress(file, _there, totalBytes, seconds > 0 ? _moved / seconds : 0));
        }
    }
}

using System.Diagnostics;
using EmbedBench.Datasets;
using EmbedBench.Encoders;
using EmbedBench.Hub;
using EmbedBench.Training;

namespace EmbedBench.Experiments.Runner;

/// <summary>Measures a run's stages, passing its progress on to the observer.</summary>
internal sealed class RunClock(IRunObserver observer) : IProgress<DataProgress>, IProgress<HubProgress>, IProgress<EncodeProgress>, IProgress<TrainingProgress>
{
    private static readonly TimeSpan NoteInterval = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, double> _seconds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _tokens = new(StringComparer.Ordinal);
    private string? _file;
    private long _earlierPeak;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private string _stage = "";
    private long _encoded;

    public IReadOnlyDictionary<string, double> Seconds => _seconds;

    public IReadOnlyDictionary<string, double> TokensPerSecond => _tokens
        .Where(stage => _seconds.GetValueOrDefault(stage.Key) > 0)
        .ToDictionary(stage => stage.Key, stage => Math.Round(stage.Value / _seconds[stage.Key], 1), StringComparer.Ordinal);

    /// <summary>The most memory that the process has had, or one that the run was interrupted in.</summary>
    public long PeakBytes => Math.Max(_earlierPeak, Process.GetCurrentProcess().PeakWorkingSet64);

    /// <summary>Adds to what an interrupted run had noted in <paramref name="file"/>, if any, and keeps it up to date from now on.</summary>
    public void KeepIn(string file)
    {
        _file = file;
        if (!File.Exists(file) || RunClockNotes.Read(file) is not { } earlier)
            return;
        foreach ((string stage, double seconds) in earlier.Seconds)
            _seconds[stage] = Math.Round(_seconds.GetValueOrDefault(stage) + seconds, 3);
        foreach ((string stage, long tokens) in earlier.Tokens)
            _tokens[stage] = _tokens.GetValueOrDefault(stage) + tokens;
        _earlierPeak = earlier.PeakBytes;
    }

    /// <summary>Runs a part of the run and adds its time, and the tokens that it reports, to a stage; a stage within it stops its watch.</summary>
    public T Time<T>(string stage, Func<T> work)
    {
        string outer = _stage;
        Enter(stage);
        try
        {
            return work();
        }
        finally
        {
            Enter(outer);
        }
    }

    /// <summary>Keeps how long the latest search of all queries took at each dimension, as <c>search.DIMENSION</c>.</summary>
    public void Note(IReadOnlyDictionary<int, double> searchSeconds)
    {
        foreach ((int dimension, double seconds) in searchSeconds)
            _seconds[FormattableString.Invariant($"search.{dimension}")] = Math.Round(seconds, 3);
    }

    void IProgress<DataProgress>.Report(DataProgress value) => observer.Loading(value);

    void IProgress<HubProgress>.Report(HubProgress value) =>
        observer.Loading(new DataProgress($"download {value.File}", value.Bytes, value.TotalBytes, "bytes"));

    void IProgress<EncodeProgress>.Report(EncodeProgress value)
    {
        // Tokens are counted from the beginning of each encoding.
        long before = value.Tokens > _encoded ? _encoded : 0;
        Count(value.Tokens - before);
        _encoded = value.Tokens == value.TotalTokens ? 0 : value.Tokens;
        observer.Encoding(value);
    }

    void IProgress<TrainingProgress>.Report(TrainingProgress value)
    {
        Count(value.Tokens);
        if (_watch.Elapsed > NoteInterval)
            Enter(_stage);
        observer.Training(value);
    }

    private void Enter(string stage)
    {
        if (_stage.Length > 0)
            _seconds[_stage] = Math.Round(_seconds.GetValueOrDefault(_stage) + _watch.Elapsed.TotalSeconds, 3);
        _stage = stage;
        _watch.Restart();
        if (_file is not null)
            new RunClockNotes(_seconds, _tokens, PeakBytes).Write(_file);
    }

    private void Count(long tokens) => _tokens[_stage] = _tokens.GetValueOrDefault(_stage) + tokens;
}

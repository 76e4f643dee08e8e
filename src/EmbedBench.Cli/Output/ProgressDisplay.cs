using System.Globalization;

namespace EmbedBench.Cli.Output;

/// <summary>
/// How far long work is, on standard error: a bar that is rewritten on a terminal, a plain line every ten seconds elsewhere. Work that is
/// over before that shows nothing there.
/// </summary>
internal sealed class ProgressDisplay(TextWriter messages, bool isTerminal, TimeProvider time)
{
    private const int BarWidth = 24;

    private readonly Lock _lock = new();
    private readonly TimeSpan _pause = isTerminal ? TimeSpan.FromSeconds(0.1) : TimeSpan.FromSeconds(10);

    private string _title = "";
    private (long Done, long Time)? _first;
    private long _shown;
    private bool _isLineOpen;

    /// <summary>Another piece of work begins, or goes on in its middle: rates are reckoned from the first report.</summary>
    public void Begin(string title)
    {
        lock (_lock)
        {
            Close();
            _title = title;
            _first = null;
            _shown = time.GetTimestamp();
        }
    }

    /// <param name="done">Units of work done; from any thread.</param>
    /// <param name="total">Units of the whole piece, or null where that is not known.</param>
    /// <param name="unit">What they are: "tokens".</param>
    /// <param name="detail">What else is known, or nothing.</param>
    public void Report(long done, long? total, string unit, string detail = "")
    {
        lock (_lock)
        {
            _first ??= (done, time.GetTimestamp());
            if (time.GetElapsedTime(_shown) < _pause)
                return;
            _shown = time.GetTimestamp();
            string text = Describe(done, total, unit, detail);
            if (isTerminal)
                Rewrite(total is { } whole ? $"{Bar(done, whole)} {text}" : text);
            else
                messages.WriteLine($"{_title}: {text}");
        }
    }

    /// <summary>Nothing more is reported until the next <see cref="Begin"/>.</summary>
    public void End()
    {
        lock (_lock)
            Close();
    }

    private static string Bar(long done, long total)
    {
        int filled = total == 0 ? BarWidth : (int)(BarWidth * done / total);
        return $"[{new string('#', filled)}{new string('.', BarWidth - filled)}]";
    }

    private string Describe(long done, long? total, string unit, string detail)
    {
        (long firstDone, long firstTime) = _first!.Value;
        double rate = (done - firstDone) / Math.Max(time.GetElapsedTime(firstTime).TotalSeconds, 1e-3);
        string text = total is { } whole
            ? string.Create(CultureInfo.InvariantCulture, $"{(whole == 0 ? 1 : (double)done / whole):P0} of {whole:N0} {unit}")
            : string.Create(CultureInfo.InvariantCulture, $"{done:N0} {unit}");
        if (rate > 0)
            text += $", {Rate(rate, unit)}";
        if (rate > 0 && total - done is { } left)
            text += $", {Duration.Format(TimeSpan.FromSeconds(left / rate))} left";
        return detail.Length == 0 ? text : $"{text}, {detail}";
    }

    /// <summary>Units a second, or where they are slow, seconds a unit.</summary>
    private static string Rate(double rate, string unit) => rate < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{1 / rate:0.0} s/{unit.TrimEnd('s')}")
        : string.Create(CultureInfo.InvariantCulture, $"{rate.ToString(rate < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture)} {unit}/s");

    private void Rewrite(string text)
    {
        string line = $"{_title} {text}";
        int width = Math.Max(20, Console.WindowWidth - 1);
        messages.Write($"\r{(line.Length <= width ? line : line[..width])}\u001b[K");
        _isLineOpen = true;
    }

    private void Close()
    {
        if (_isLineOpen)
            messages.Write("\r\u001b[K");
        _isLineOpen = false;
    }
}

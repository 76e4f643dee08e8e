using System.Globalization;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Json;
using EmbedBench.Shared;

namespace EmbedBench.Experiments.Snapshots;

/// <summary>RESULTS-LOG.md: a table with a line for each time that an accepted record changed, the newest last.</summary>
public sealed class ResultsLog
{
    public const string FileName = "RESULTS-LOG.md";

    private const string Heading = """
        # Results log

        A line for each change of an accepted record. `snapshot` is the beginning of the record's `deterministic_sha256`.

        | date | experiment | profile | figure | old | new | snapshot | reason |
        | --- | --- | --- | --- | --- | --- | --- | --- |
        """;

    private const string DateFormat = "yyyy-MM-dd";
    private const string NoValue = "–";

    private readonly string _text;

    private ResultsLog(string text, IReadOnlyList<ResultsLogEntry> entries)
    {
        _text = text;
        Entries = entries;
    }

    /// <summary>In the order of the file, the newest last.</summary>
    public IReadOnlyList<ResultsLogEntry> Entries { get; }

    /// <exception cref="InvalidDataException">A line of the table is malformed.</exception>
    public static ResultsLog ReadOrStart(string path) =>
        File.Exists(path) ? Parse(File.ReadAllText(path), path) : new ResultsLog(Heading.ReplaceLineEndings("\n") + "\n", []);

    /// <summary>The newest line of a profile, or null where it has none.</summary>
    public ResultsLogEntry? Last(string experiment, string profile) =>
        Entries.LastOrDefault(entry => entry.Experiment == experiment && entry.Profile == profile);

    /// <summary>The log with one more line at its end.</summary>
    /// <exception cref="SnapshotException">The reason is empty or cannot stand in a line of a table.</exception>
    public ResultsLog With(ResultsLogEntry entry)
    {
        if (string.IsNullOrWhiteSpace(entry.Reason) || entry.Reason.Any(letter => letter == '|' || char.IsControl(letter)))
            throw new SnapshotException("The reason must be one line of text without the sign |.");
        return new ResultsLog($"{_text.TrimEnd('\n')}\n{Format(entry)}\n", [.. Entries, entry]);
    }

    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(string path) => AtomicFile.WriteText(path, _text);

    internal static ResultsLog Parse(string text, string path)
    {
        string[] header = Heading.ReplaceLineEndings("\n").Split('\n')[^2..];
        var entries = new List<ResultsLogEntry>();
        foreach ((int index, string line) in text.ReplaceLineEndings("\n").Split('\n').Index())
        {
            if (line.StartsWith('|') && !header.Contains(line))
                entries.Add(ParseLine(line, path, index + 1));
        }

        return new ResultsLog(text.ReplaceLineEndings("\n"), entries);
    }

    private static string Format(ResultsLogEntry entry) => string.Join(
        " | ",
        "| " + entry.Date.ToString(DateFormat, CultureInfo.InvariantCulture),
        entry.Experiment,
        entry.Profile,
        entry.Figure.ToString().Replace("|", "\\|", StringComparison.Ordinal),
        Number(entry.Old),
        Number(entry.New),
        entry.Snapshot,
        entry.Reason.Trim() + " |");

    private static string Number(double? value) => value is double number ? EcmaScriptNumber.Format(number) : NoValue;

    private static ResultsLogEntry ParseLine(string line, string path, int number)
    {
        // A figure may name judgments behind a |, which Markdown writes with a backslash.
        string[] cells =
            [.. line.Replace("\\|", "\0", StringComparison.Ordinal).Trim().Trim('|').Split('|').Select(cell => cell.Trim().Replace('\0', '|'))];
        DateOnly date = default;
        FigureName? figure = null;
        bool valid = cells.Length == 8
            && DateOnly.TryParseExact(cells[0], DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
            && FigureName.TryParse(cells[3], out figure)
            && IsNumber(cells[4])
            && IsNumber(cells[5]);
        if (!valid)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"{path}: line {number}: must be a line of the table as above it, with a date as 2026-01-31, a figure, and numbers or {NoValue}."));
        }

        return new ResultsLogEntry
        {
            Date = date,
            Experiment = cells[1],
            Profile = cells[2],
            Figure = figure!,
            Old = Value(cells[4]),
            New = Value(cells[5]),
            Snapshot = cells[6],
            Reason = cells[7],
        };
    }

    private static bool IsNumber(string cell) => cell == NoValue || Value(cell) is not null;

    private static double? Value(string cell) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        ? value
        : null;
}

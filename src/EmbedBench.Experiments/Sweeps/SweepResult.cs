using System.Text.Json;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Json;
using EmbedBench.Results.Records;
using EmbedBench.Shared;

namespace EmbedBench.Experiments.Sweeps;

/// <summary>What the runs of a sweep found, side by side.</summary>
public sealed class SweepResult
{
    private static readonly (string Name, Func<DeterministicPart, string> Of)[] Shared =
    [
        ("data", part => part.Hashes.Data),
        ("queries", part => part.Hashes.Queries),
        ("judgments", part => part.Hashes.Judgments),
        ("arithmetic", part => part.Arithmetic),
        ("libtorch", part => part.Libtorch),
    ];

    private readonly SweepFolder _folder;
    private readonly Dictionary<int, RunRecord> _records;

    private SweepResult(SweepFolder folder, Dictionary<int, RunRecord> records, IReadOnlyList<FigureName> figures)
    {
        (_folder, _records) = (folder, records);
        Configurations = new SweepStatistics(folder.Grid, records).Compare(figures);
    }

    public SweepGrid Grid => _folder.Grid;

    /// <summary>In the order of the grid; the first is what the others are compared with.</summary>
    public IReadOnlyList<SweepConfiguration> Configurations { get; }

    /// <summary>The seeds of the runs, in the order of the figures' values.</summary>
    public IReadOnlyList<long> Seeds => [.. Grid.Points.Select(point => point.Seed).Distinct()];

    /// <summary>Points that have no record.</summary>
    public IReadOnlyList<SweepPoint> Missing => [.. Grid.Points.Where(point => !_records.ContainsKey(point.Number))];

    /// <summary>Reads the records that there are, and compares them.</summary>
    /// <param name="folder">The sweep's.</param>
    /// <param name="figures">Without <c>*</c>; each one of the spec's.</param>
    /// <exception cref="InvalidDataException">A record is malformed, or the runs cannot be compared.</exception>
    public static SweepResult Gather(SweepFolder folder, IReadOnlyList<FigureName> figures)
    {
        var records = new Dictionary<int, RunRecord>();
        foreach (SweepPoint point in folder.Grid.Points)
        {
            if (folder.Find(point) is { } run)
                records[point.Number] = RunRecordFile.Read(run.RecordFile);
        }

        RequireSame(folder, records);
        return new SweepResult(folder, records, figures);
    }

    /// <summary>Writes <c>result.json</c> and <c>table.md</c> into the sweep's folder.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public void WriteFiles()
    {
        AtomicFile.Write(_folder.FileOf("result.json"), stream => stream.Write(JsonWriting.Document(writer =>
        {
            writer.WriteStartObject();
            Write(writer);
            writer.WriteEndObject();
        })));
        AtomicFile.WriteText(_folder.FileOf("table.md"), SweepTable.Of(this).ToMarkdown());
    }

    /// <summary>The members of the result's object.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteString("experiment", Grid.Spec.Name);
        writer.WriteString("profile", Grid.Spec.Profile);
        writer.Array("seeds", Seeds, writer.WriteNumberValue);
        writer.Array("points", Grid.Points, point =>
        {
            writer.WriteStartObject();
            writer.Map("settings", point.Settings, writer.WriteString);
            if (_records.TryGetValue(point.Number, out RunRecord? record))
            {
                writer.WriteString("record", _folder.FromHere(_folder.Find(point)!.RecordFile));
                writer.WriteString("deterministic_sha256", record.DeterministicSha256());
            }

            writer.WriteEndObject();
        });
        writer.Array("configurations", Configurations, configuration =>
        {
            writer.WriteStartObject();
            writer.Map("settings", configuration.Settings, writer.WriteString);
            writer.Array("figures", configuration.Figures, figure => Write(writer, figure));
            writer.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter writer, SweepFigure figure)
    {
        writer.WriteStartObject();
        writer.WriteString("figure", figure.Name.ToString());
        writer.Array("values", figure.Values, value => Number(value));
        Member("mean", figure.Mean);
        if (figure.Confidence is { } interval)
            writer.Array("interval", [interval.Lower, interval.Upper], writer.Number);
        Member("difference", figure.Difference);
        Member("p", figure.PValue);
        Member("p_corrected", figure.AdjustedPValue);
        writer.WriteEndObject();

        void Member(string name, double? value)
        {
            if (value is { } number)
                writer.Number(name, number);
        }

        void Number(double? value)
        {
            if (value is { } number)
                writer.Number(number);
            else
                writer.WriteNullValue();
        }
    }

    /// <summary>Data that changed between two runs, or another engine, would pass for an effect of the settings.</summary>
    private static void RequireSame(SweepFolder folder, Dictionary<int, RunRecord> records)
    {
        (int Number, DeterministicPart Part)[] runs = [.. records.OrderBy(record => record.Key).Select(record => (record.Key, record.Value.Deterministic))];
        foreach ((string name, Func<DeterministicPart, string> of) in Shared)
        {
            if (runs.FirstOrDefault(run => of(run.Part) != of(runs[0].Part)) is not { Part: { } other, Number: var number })
                continue;
            (SweepPoint one, SweepPoint two) = (folder.Grid.Points[runs[0].Number - 1], folder.Grid.Points[number - 1]);
            throw new InvalidDataException(
                $"The runs {one.Label} and {two.Label} cannot stand in one table: their {name} differ ({of(runs[0].Part)}, {of(other)}); "
                + $"delete {folder.RunsOf(one)} or {folder.RunsOf(two)}, whichever is out of date, and sweep again.");
        }
    }
}

using EmbedBench.Experiments.Runner;
using EmbedBench.Results.Json;
using EmbedBench.Results.Records;
using EmbedBench.Shared;

namespace EmbedBench.Experiments.Sweeps;

/// <summary>
/// Where a sweep's files lie: <c>sweeps/EXPERIMENT/PROFILE/CONTENT</c>, and beside it <c>points/</c> with the runs. A run is found by what
/// it is made of, so that a larger grid, or one cut off, runs only what is missing.
/// </summary>
public sealed class SweepFolder
{
    private const int DigitsOfNames = 12;

    private readonly string _points;

    /// <param name="root">The folder that holds <c>experiments/</c>.</param>
    /// <param name="grid">The sweep.</param>
    public SweepFolder(string root, SweepGrid grid)
    {
        Grid = grid;
        string profile = System.IO.Path.Combine(root, "sweeps", grid.Spec.Name, grid.Spec.Profile);
        _points = System.IO.Path.Combine(profile, "points");
        Path = System.IO.Path.Combine(profile, grid.Content[..DigitsOfNames]);
    }

    public SweepGrid Grid { get; }

    public string Path { get; }

    /// <summary>The points that have no record yet, in their order.</summary>
    public IReadOnlyList<SweepPoint> Unfinished => [.. Grid.Points.Where(point => Find(point) is null)];

    /// <summary>The points whose record another build of the program made.</summary>
    public IReadOnlyList<SweepPoint> OfOtherBuilds => [.. Grid.Points.Where(point => Find(point) is { IsOfThisProgram: false })];

    /// <summary>Where the runs of a point are made.</summary>
    public string RunsOf(SweepPoint point) => System.IO.Path.Combine(_points, point.Content[..DigitsOfNames]);

    /// <summary>The finished run of a point, or null.</summary>
    public FoundRun? Find(SweepPoint point) => RunFinder.FindLatestIn(RunsOf(point));

    /// <summary>Runs a point, or goes on where it was broken off.</summary>
    /// <inheritdoc cref="ExperimentRunner.Run" path="/exception"/>
    public RunRecord Run(ExperimentRunner runner, SweepPoint point, RunOptions options, IRunObserver observer, CancellationToken cancel)
    {
        RunOptions own = options with { RunsFolder = RunsOf(point), Resume = true };
        RunOutcome outcome = runner.Run(point.Experiment, point.Spec.Profile, own, observer, cancel);
        // A grid's checkpoints would be most of its size, and a finished run needs none.
        string checkpoints = System.IO.Path.Combine(outcome.Folder, RunFolder.CheckpointsName);
        if (Directory.Exists(checkpoints))
            Directory.Delete(checkpoints, recursive: true);
        return outcome.Record;
    }

    /// <summary>Writes which runs the sweep has, and where they lie.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public void WritePlan() => AtomicFile.Write(FileOf("sweep.json"), stream => stream.Write(JsonWriting.Document(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("experiment", Grid.Spec.Name);
        writer.WriteString("profile", Grid.Spec.Profile);
        writer.Array("points", Grid.Points, point =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("number", point.Number);
            writer.Map("settings", point.Settings, writer.WriteString);
            writer.WriteString("runs", FromHere(RunsOf(point)));
            writer.WriteEndObject();
        });
        writer.WriteEndObject();
    })));

    /// <summary>A file of the sweep.</summary>
    internal string FileOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>A path as the sweep's files name it.</summary>
    internal string FromHere(string path) => System.IO.Path.GetRelativePath(Path, path).Replace(System.IO.Path.DirectorySeparatorChar, '/');
}

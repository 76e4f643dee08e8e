using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Specs;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;

namespace EmbedBench.Experiments.Snapshots;

/// <summary>
/// Accepted records, <c>experiments/NAME/snapshots/NAME.PROFILE.verified.json</c>, and beside them the record of a run that differed,
/// <c>NAME.PROFILE.received.json</c>, which git ignores.
/// </summary>
public sealed class SnapshotStore(ExperimentCatalogue catalogue)
{
    private const string FolderName = "snapshots";
    private const string VerifiedEnd = ".verified.json";

    /// <summary>The log of accepted records.</summary>
    public string LogFile => Path.Combine(catalogue.Root, ResultsLog.FileName);

    public string VerifiedFile(string experiment, string profile) =>
        Path.Combine(Folder(experiment), $"{experiment}.{profile}{VerifiedEnd}");

    public string ReceivedFile(string experiment, string profile) =>
        Path.Combine(Folder(experiment), $"{experiment}.{profile}.received.json");

    /// <summary>The accepted record, or null where there is none.</summary>
    /// <exception cref="InvalidDataException">The file is no record, or was changed by hand.</exception>
    public RunRecord? ReadVerified(string experiment, string profile)
    {
        string path = VerifiedFile(experiment, profile);
        return File.Exists(path) ? RunRecordFile.Read(path) : null;
    }

    /// <summary>
    /// Compares a run with the accepted record of its profile. A run that differs leaves its record there, one that does not takes an
    /// earlier one away.
    /// </summary>
    /// <exception cref="InvalidDataException">The accepted record's file is no record, or was changed by hand.</exception>
    /// <exception cref="IOException">The received record cannot be written.</exception>
    public SnapshotOutcome Compare(RunRecord run)
    {
        string experiment = run.Deterministic.Experiment;
        string profile = run.Deterministic.Profile;
        if (ReadVerified(experiment, profile) is not { } accepted)
            return new SnapshotOutcome.Missing(VerifiedFile(experiment, profile));
        if (SnapshotComparison.Obstacle(accepted.Deterministic, run) is { } reason)
            return new SnapshotOutcome.NotCompared(reason);
        string received = ReceivedFile(experiment, profile);
        string difference = SnapshotComparison.Difference(accepted.Deterministic, run);
        if (difference.Length == 0)
        {
            File.Delete(received);
            return new SnapshotOutcome.Same(SnapshotComparison.IsExact(run));
        }

        RunRecordFile.Write(received, run);
        return new SnapshotOutcome.Different(difference, received);
    }

    /// <summary>Makes a run's record the accepted one of its profile, and says so in the log.</summary>
    /// <param name="run">The record, judged by today's bands.</param>
    /// <param name="reason">Why its figures are the right ones, in one line.</param>
    /// <param name="date">The day, for the log.</param>
    /// <returns>The line of the log.</returns>
    /// <exception cref="SnapshotException">The record cannot be accepted; nothing was written.</exception>
    /// <exception cref="SpecException">The experiment or its profile is no longer there.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public ResultsLogEntry Accept(RunRecord run, string reason, DateOnly date)
    {
        DeterministicPart part = run.Deterministic;
        ExperimentSpec spec = catalogue.Read(part.Experiment).Resolve(part.Profile);
        Acceptance.Require(run, spec);
        RunRecord? before = ReadVerified(part.Experiment, part.Profile);
        FigureName figure = Acceptance.LoggedFigure(spec);
        var entry = new ResultsLogEntry
        {
            Date = date,
            Experiment = part.Experiment,
            Profile = part.Profile,
            Figure = figure,
            Old = before?.Find(figure),
            New = run.Find(figure),
            Snapshot = ResultsLogEntry.Shorten(run.DeterministicSha256()),
            Reason = reason,
        };
        ResultsLog log = ResultsLog.ReadOrStart(LogFile).With(entry);
        RunRecordFile.Write(VerifiedFile(part.Experiment, part.Profile), run);
        log.Write(LogFile);
        File.Delete(ReceivedFile(part.Experiment, part.Profile));
        return entry;
    }

    /// <summary>Accepted records that belong to no experiment or to none of its profiles, relative to the root.</summary>
    /// <exception cref="SpecException">An experiment's spec is wrong.</exception>
    public IReadOnlyList<string> Orphans() =>
    [
        .. from folder in Directory.EnumerateDirectories(Path.Combine(catalogue.Root, ExperimentCatalogue.FolderName))
           let snapshots = Path.Combine(folder, FolderName)
           where Directory.Exists(snapshots)
           let expected = Expected(Path.GetFileName(folder))
           from file in Directory.EnumerateFiles(snapshots).Order(StringComparer.Ordinal)
           where file.EndsWith(VerifiedEnd, StringComparison.Ordinal) && !expected.Contains(file)
           select Path.GetRelativePath(catalogue.Root, file),
    ];

    private HashSet<string> Expected(string experiment) => catalogue.Names.Contains(experiment)
        ? [.. catalogue.Read(experiment).Profiles.Select(spec => VerifiedFile(experiment, spec.Profile))]
        : [];

    private string Folder(string experiment) => Path.Combine(catalogue.FolderOf(experiment), FolderName);
}

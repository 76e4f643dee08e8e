using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Snapshots;

namespace EmbedBench.Experiments.Runner;

/// <summary>Finds finished runs by what users call them.</summary>
/// <param name="catalogue">The experiments, and below the same root their runs.</param>
public sealed class RunFinder(ExperimentCatalogue catalogue)
{
    private const string Accepted = "@accepted";

    /// <summary>
    /// The record of <c>NAME</c> or <c>NAME/PROFILE</c> (its latest run; the default profile where none is named), of
    /// <c>NAME/PROFILE@accepted</c>, or of a path: a run's folder or its record.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is no such record.</exception>
    public FoundRun Find(string reference)
    {
        if (Directory.Exists(reference))
            return new FoundRun(Path.Combine(reference, RunFolder.RecordName));
        if (File.Exists(reference))
            return new FoundRun(reference);
        string[] parts = reference.Split('/');
        if (parts.Length > 2 || !catalogue.Names.Contains(parts[0]))
            throw new FileNotFoundException($"There is no run {reference}: it is no path, and {parts[0]} is no experiment.", reference);
        string profile = parts.ElementAtOrDefault(1) ?? Experiment.DefaultProfile;
        return profile.EndsWith(Accepted, StringComparison.Ordinal)
            ? FindAccepted(parts[0], profile[..^Accepted.Length])
            : FindLatest(parts[0], profile) ?? throw new FileNotFoundException(
                $"There is no finished run of {parts[0]} with profile {profile}; "
                + $"'embedbench run {parts[0]} --profile {profile}' makes one.",
                reference);
    }

    /// <summary>The latest finished run of a profile, or null.</summary>
    public FoundRun? FindLatest(string experiment, string profile) => FindLatestIn(RunFolder.Of(catalogue.Root, experiment, profile));

    /// <summary>The latest finished run below a folder, or null.</summary>
    public static FoundRun? FindLatestIn(string runs)
    {
        string latest = Path.Combine(runs, RunFolder.LatestName);
        if (!File.Exists(latest))
            return null;
        string record = Path.Combine(runs, Path.GetFileName(File.ReadAllText(latest).Trim()), RunFolder.RecordName);
        return File.Exists(record) ? new FoundRun(record) : null;
    }

    /// <summary>The newest of the latest runs of an experiment's profiles, or null.</summary>
    public FoundRun? FindNewest(Experiment experiment) => experiment.Profiles
        .Select(spec => FindLatest(experiment.Name, spec.Profile))
        .OfType<FoundRun>()
        .MaxBy(run => Path.GetFileName(run.Folder), StringComparer.Ordinal);

    private FoundRun FindAccepted(string experiment, string profile)
    {
        string record = new SnapshotStore(catalogue).VerifiedFile(experiment, profile);
        return File.Exists(record)
            ? new FoundRun(record)
            : throw new FileNotFoundException(
                $"No record of {experiment} with profile {profile} has been accepted: there is no {record}.", record);
    }
}

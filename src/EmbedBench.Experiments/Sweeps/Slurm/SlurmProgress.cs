namespace EmbedBench.Experiments.Sweeps.Slurm;

/// <summary>How far an array of jobs is.</summary>
/// <param name="Job">Its number.</param>
/// <param name="Finished">Runs of the sweep that have a record.</param>
/// <param name="Total">Runs of the sweep.</param>
/// <param name="Left">Jobs that wait or run, or null where Slurm does not answer.</param>
public sealed record SlurmProgress(long Job, int Finished, int Total, int? Left);

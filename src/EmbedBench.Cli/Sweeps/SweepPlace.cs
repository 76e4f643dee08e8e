namespace EmbedBench.Cli.Sweeps;

/// <summary>Where a sweep's runs are made.</summary>
internal enum SweepPlace
{
    /// <summary>In this process, one after the other.</summary>
    Local,

    /// <summary>As an array of jobs, which Slurm gives to its nodes.</summary>
    Slurm,
}

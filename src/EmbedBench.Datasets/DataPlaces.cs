namespace EmbedBench.Datasets;

/// <summary>
/// Where a data set's files are looked for. Places change nothing in the data, so they are no part of <see cref="DataSettings"/>.
/// </summary>
public sealed record DataPlaces
{
    /// <summary>The experiment's name; its local data lies in the folder of that name below <see cref="LocalFolder"/>.</summary>
    public required string Experiment { get; init; }

    /// <summary>The folder of the spec; relative paths of the spec start there.</summary>
    public required string SpecFolder { get; init; }

    /// <summary>The user's folder of local data (<c>--data DIR</c>, one folder an experiment), or null where none is given.</summary>
    public string? LocalFolder { get; init; }

    /// <summary>The experiment's folder of local data, whether it exists or not.</summary>
    internal string? ExperimentFolder => LocalFolder is null ? null : Path.GetFullPath(Path.Combine(LocalFolder, Experiment));
}

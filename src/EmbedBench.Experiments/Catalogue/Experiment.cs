using EmbedBench.Experiments.Specs;
using EmbedBench.Experiments.Specs.Keys;

namespace EmbedBench.Experiments.Catalogue;

/// <summary>A spec that was read and validated with all of its profiles.</summary>
public sealed record Experiment
{
    /// <summary>The profile that is taken where none is named.</summary>
    public const string DefaultProfile = "smoke";

    /// <summary>The spec's file, as errors call it.</summary>
    public required string File { get; init; }

    /// <summary>The folder that the spec's relative paths start from, as an absolute path.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether the spec is one of the catalogue's; another file's runs cannot be accepted.</summary>
    public required bool IsCommitted { get; init; }

    /// <summary>The spec with each profile applied, in the order of the file; at least one.</summary>
    public required IReadOnlyList<ExperimentSpec> Profiles { get; init; }

    public string Name => Profiles[0].Name;

    public string Title => Profiles[0].Title;

    /// <summary>File of the published figures, or null.</summary>
    public string? PublishedFile => Profiles[0].Published is { } name ? Path.Combine(Folder, name) : null;

    /// <param name="profile">A profile's name, or null for <see cref="DefaultProfile"/>.</param>
    /// <exception cref="SpecException">There is no such profile.</exception>
    public ExperimentSpec Resolve(string? profile = null)
    {
        string name = profile ?? DefaultProfile;
        return Profiles.FirstOrDefault(spec => spec.Profile == name) ?? throw new SpecException(
            [new SpecProblem(
                File,
                SpecPlace.Start,
                $"There is no profile {name}; the nearest is {NearestName.Of(name, Profiles.Select(spec => spec.Profile))}.")]);
    }
}

using EmbedBench.Experiments.Specs.Checks;
using EmbedBench.Experiments.Specs.Keys;
using EmbedBench.Experiments.Specs.Shapes;
using EmbedBench.Experiments.Specs.Yaml;
using EmbedBench.Training.Losses;

namespace EmbedBench.Experiments.Specs;

/// <summary>Reads a spec with all of its profiles, and tells everything that is wrong with any of them.</summary>
internal sealed class SpecReader
{
    private readonly string _file;
    private readonly bool _isCommitted;
    private readonly YamlValue.Mapping _original;
    private readonly List<(string Name, YamlValue.Mapping Overrides)> _profiles;
    private readonly List<(SpecProblem Problem, string? Profile)> _problems = [];

    private SpecReader(string file, YamlValue root, bool isCommitted)
    {
        _file = file;
        _isCommitted = isCommitted;
        SpecReading reading = NewReading();
        if (root is not YamlValue.Mapping whole)
        {
            reading.Refuse(root.Place, "", $"must be a mapping, and is {root.Describe()}.");
            throw new SpecException(reading.Problems);
        }

        _original = whole with { Entries = [.. whole.Entries.Where(entry => entry.Key.Text != ExperimentShape.ProfilesName)] };
        _profiles = Profiles(whole, reading);
        _problems.AddRange(reading.Problems.Select(problem => (problem, (string?)null)));
    }

    /// <param name="utf8">The file's content.</param>
    /// <param name="file">What errors call it.</param>
    /// <param name="isCommitted">Whether it is one of the catalogue's, which must say more.</param>
    /// <returns>A spec a profile, in the order of the file; at least one.</returns>
    /// <exception cref="SpecException">Something is wrong with it.</exception>
    public static IReadOnlyList<ExperimentSpec> Read(ReadOnlySpan<byte> utf8, string file, bool isCommitted) =>
        new SpecReader(file, YamlReader.Read(utf8, file), isCommitted).ReadAll();

    /// <summary>One profile with values in place of the file's.</summary>
    /// <param name="utf8">The file's content.</param>
    /// <param name="file">What errors call it.</param>
    /// <param name="isCommitted">Whether it is one of the catalogue's, which must say more.</param>
    /// <param name="profile">One of the file's.</param>
    /// <param name="values">By key with those above it, as they would stand in the file.</param>
    /// <exception cref="SpecException">Something is wrong with it, or the profile is not there.</exception>
    public static ExperimentSpec ReadWith(
        ReadOnlySpan<byte> utf8, string file, bool isCommitted, string profile, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        var reader = new SpecReader(file, YamlReader.Read(utf8, file), isCommitted);
        (string Name, YamlValue.Mapping Overrides) named = reader._profiles.FirstOrDefault(known => known.Name == profile);
        ExperimentSpec? spec = named.Name is null ? null : reader.ReadProfile(named.Name, named.Overrides, values);
        return reader._problems.Count == 0 && spec is not null ? spec : throw new SpecException(reader.InOrder());
    }

    private static List<(string Name, YamlValue.Mapping Overrides)> Profiles(YamlValue.Mapping whole, SpecReading reading)
    {
        const string Path = ExperimentShape.ProfilesName;
        switch (whole.Find(Path))
        {
            case YamlValue.Mapping { Entries.Count: > 0 } profiles:
                return [.. profiles.Entries.Select(entry => Profile(entry, reading)).OfType<(string, YamlValue.Mapping)>()];
            case { } other:
                reading.Refuse(other.Place, Path, $"must be a mapping of at least one profile, and is {other.Describe()}.");
                return [];
            default:
                reading.Refuse(whole.Place, Path, "is missing; a profile may be empty, as in { smoke: {} }.");
                return [];
        }
    }

    private static (string Name, YamlValue.Mapping Overrides)? Profile(YamlEntry entry, SpecReading reading)
    {
        string path = SpecReading.Join(ExperimentShape.ProfilesName, entry.Key.Text);
        if (!NameKind.Plain.TryRead(entry.Key, path, reading, out string? name))
            return null;
        if (entry.Value is YamlValue.Scalar { IsNull: true })
            return (name, new YamlValue.Mapping(entry.Value.Place, []));
        if (entry.Value is not YamlValue.Mapping overrides)
        {
            reading.Refuse(entry.Value.Place, path, $"must be a mapping of the keys that it changes, and is {entry.Value.Describe()}.");
            return null;
        }

        List<YamlEntry> allowed = [.. overrides.Entries.Where(key => ExperimentShape.OfProfiles.Any(known => known.Name == key.Key.Text))];
        foreach (YamlEntry foreign in overrides.Entries.Except(allowed))
        {
            (string key, SpecPlace place) = (foreign.Key.Text, foreign.Key.Place);
            if (key == ExperimentShape.ProfilesName || ExperimentShape.Kind.Known.Any(known => known.Name == key))
                reading.Refuse(place, SpecReading.Join(path, key), "belongs to the experiment as a whole; a profile cannot change it.");
            else
                reading.RefuseKey(foreign.Key, path, [.. ExperimentShape.OfProfiles.Select(known => known.Name)]);
        }

        return (name, overrides with { Entries = allowed });
    }

    private SpecReading NewReading() => new(_file, _isCommitted);

    private List<ExperimentSpec> ReadAll()
    {
        // The spec without a profile must be whole too, but only what runs must agree with itself.
        SpecReading alone = NewReading();
        _ = ExperimentShape.Kind.TryRead(_original, "", alone, out _);
        List<ExperimentSpec> specs =
            [.. _profiles.Select(profile => ReadProfile(profile.Name, profile.Overrides, [])).OfType<ExperimentSpec>()];
        string[] names = [.. _profiles.Select(profile => profile.Name)];
        if (specs is [{ ReportProfile: { } shown }, ..] && !names.Contains(shown))
            alone.Refuse("report.profile", $"is \"{shown}\", which is none of profiles: {string.Join(", ", names)}.");
        _problems.AddRange(alone.Problems.Select(problem => (problem, (string?)null)));
        return _problems.Count == 0 ? specs : throw new SpecException(InOrder());
    }

    private ExperimentSpec? ReadProfile(string name, YamlValue.Mapping overrides, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        SpecReading reading = NewReading();
        YamlValue merged = ExperimentShape.Kind.Merge(_original, overrides);
        foreach ((string key, string text) in values)
            merged = merged.With(key.Split('.'), text);
        bool complete = ExperimentShape.Kind.TryRead(merged, "", reading, out ExperimentSpec? spec);
        if (complete)
            SpecChecks.Run(spec!, reading);
        _problems.AddRange(reading.Problems.Select(problem => (problem, (string?)name)));
        return complete ? Complete(spec!, name) : null;
    }

    /// <summary>Fills in what one key takes from another.</summary>
    private static ExperimentSpec Complete(ExperimentSpec spec, string profile)
    {
        spec = spec with { Profile = profile };
        if (spec.Training.Loss is not LossSettings.Matryoshka loss)
            return spec;
        IReadOnlyList<int> sizes = loss.Dimensions ?? spec.Dimensions;
        IReadOnlyList<double> weights = loss.Weights ?? [.. sizes.Select(_ => 1.0)];
        return spec with { Training = spec.Training with { Loss = loss with { Dimensions = sizes, Weights = weights } } };
    }

    /// <summary>Each problem once, in the order of the file, with the profiles that have it unless all do.</summary>
    private List<SpecProblem> InOrder()
    {
        var merged = new List<SpecProblem>();
        foreach (IGrouping<SpecProblem, string?> found in _problems.GroupBy(entry => entry.Problem, entry => entry.Profile))
        {
            string[] profiles = [.. found.OfType<string>().Distinct()];
            bool everywhere = found.Contains(null) || profiles.Length == _profiles.Count;
            merged.Add(everywhere ? found.Key : found.Key with { Text = $"{found.Key.Text} (profile {string.Join(", ", profiles)})" });
        }

        return [.. merged.OrderBy(problem => problem.Place.Line).ThenBy(problem => problem.Place.Column)];
    }
}

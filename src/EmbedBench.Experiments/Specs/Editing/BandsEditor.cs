using System.Text;
using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Specs.Shapes;
using EmbedBench.Experiments.Specs.Yaml;
using EmbedBench.Results.Json;
using EmbedBench.Results.Verdicts;
using EmbedBench.Shared;

namespace EmbedBench.Experiments.Specs.Editing;

/// <summary>Puts bands into a profile of a spec and leaves every other line of the file as it is, comments included.</summary>
public static class BandsEditor
{
    /// <summary>Changes the spec's file.</summary>
    /// <exception cref="SpecException">
    /// The profile is not there or is written in braces, or the spec would not be valid; the file is untouched.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(Experiment experiment, string profile, IReadOnlyList<FigureBand> bands)
    {
        string path = Path.Combine(experiment.Folder, Path.GetFileName(experiment.File));
        string changed = Replace(File.ReadAllText(path), experiment.File, profile, bands);
        _ = SpecReader.Read(Encoding.UTF8.GetBytes(changed), experiment.File, experiment.IsCommitted);
        AtomicFile.WriteText(path, changed);
    }

    internal static string Replace(string yaml, string file, string profile, IReadOnlyList<FigureBand> bands)
    {
        List<string> lines = [.. yaml.Split('\n')];
        YamlEntry entry = Find(YamlReader.Read(Encoding.UTF8.GetBytes(yaml), file), file, profile);
        int line = entry.Key.Place.Line - 1;
        int indent = entry.Key.Place.Column - 1;
        IReadOnlyList<YamlEntry> keys = entry.Value is YamlValue.Mapping mapping ? mapping.Entries : [];
        if (keys.Count == 0)
        {
            lines[line] = lines[line].Replace(" {}", "", StringComparison.Ordinal);
            lines.InsertRange(line + 1, Format(bands, indent + 2));
        }
        else if (entry.Value.Place.Line - 1 == line)
        {
            throw new SpecException(
                [new SpecProblem(
                    file,
                    entry.Value.Place,
                    $"profiles.{profile} is written in braces; write it a key a line, so that bands can be put into it.")]);
        }
        else
        {
            (int from, int to) = keys.FirstOrDefault(key => key.Key.Text == ExperimentShape.BandsName) is { } old
                ? (old.Key.Place.Line - 1, End(lines, old.Key.Place.Line - 1, old.Key.Place.Column - 1))
                : (End(lines, line, indent), End(lines, line, indent));
            lines.RemoveRange(from, to - from);
            lines.InsertRange(from, Format(bands, keys[0].Key.Place.Column - 1));
        }

        return string.Join('\n', lines);
    }

    private static YamlEntry Find(YamlValue root, string file, string profile)
    {
        YamlValue? profiles = (root as YamlValue.Mapping)?.Find(ExperimentShape.ProfilesName);
        return (profiles as YamlValue.Mapping)?.Entries.FirstOrDefault(entry => entry.Key.Text == profile)
            ?? throw new SpecException([new SpecProblem(file, SpecPlace.Start, $"There is no profile {profile}.")]);
    }

    /// <summary>
    /// The line behind the last that belongs to the key at <paramref name="line"/>: all that are indented deeper, without blank ones at
    /// their end.
    /// </summary>
    private static int End(List<string> lines, int line, int indent)
    {
        int end = line + 1;
        for (int at = line + 1; at < lines.Count; at++)
        {
            if (string.IsNullOrWhiteSpace(lines[at]))
                continue;
            if (lines[at].Length - lines[at].TrimStart(' ').Length <= indent)
                break;
            end = at + 1;
        }

        return end;
    }

    private static IEnumerable<string> Format(IReadOnlyList<FigureBand> bands, int indent) =>
        bands.Select(band => $"  {band.Figure}: {Format(band.Band)}")
            .Prepend($"{ExperimentShape.BandsName}:")
            .Select(line => new string(' ', indent) + line);

    private static string Format(Band band)
    {
        string limits = band switch
        {
            Band.Around { InPercent: true } around => $"expected: {Format(around.Expected)}, within%: {Format(around.Within)}",
            Band.Around around => $"expected: {Format(around.Expected)}, within: {Format(around.Within)}",
            Band.Between { Above: double above, Below: double below } => $"above: {Format(above)}, below: {Format(below)}",
            Band.Between { Above: double above } => $"above: {Format(above)}",
            Band.Between { Below: double below } => $"below: {Format(below)}",
            _ => throw new InvalidOperationException($"No such kind of band: {band.GetType().Name}."),
        };
        string origin = band.Origin.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"{{ {limits}, origin: \"{origin}\" }}";
    }

    private static string Format(double number) => EcmaScriptNumber.Format(number);
}

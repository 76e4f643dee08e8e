using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Specs.Shapes;
using EmbedBench.Experiments.Specs.Yaml;
using EmbedBench.Results.Figures;

namespace EmbedBench.Experiments.Specs;

/// <summary>Where bands stand in a spec's file, so that a figure outside its band can be shown there.</summary>
public static class BandPlace
{
    /// <summary>The band of a figure, or the file's beginning where the file has none of it.</summary>
    /// <param name="experiment">Whose file.</param>
    /// <param name="spec">It with a profile applied.</param>
    /// <param name="figure">A figure of one dimension; its band may have <c>*</c>.</param>
    public static SpecPlace Find(Experiment experiment, ExperimentSpec spec, FigureName figure)
    {
        string path = Path.Combine(experiment.Folder, Path.GetFileName(experiment.File));
        YamlValue root = YamlReader.Read(File.ReadAllBytes(path), experiment.File);
        YamlValue? profile = Member(Member(root, ExperimentShape.ProfilesName), spec.Profile);
        YamlValue? bands = Member(profile, ExperimentShape.BandsName) ?? Member(root, ExperimentShape.BandsName);
        return (bands as YamlValue.Mapping)?.Entries.FirstOrDefault(entry => IsOf(spec, entry.Key.Text, figure))?.Key.Place ?? SpecPlace.Start;
    }

    private static YamlValue? Member(YamlValue? value, string key) => (value as YamlValue.Mapping)?.Find(key);

    private static bool IsOf(ExperimentSpec spec, string band, FigureName figure) =>
        FigureName.TryParse(band, out FigureName? name) && RunFigures.Expand(spec, name!).Contains(figure);
}

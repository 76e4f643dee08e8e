using System.Globalization;
using EmbedBench.Experiments.Specs.Yaml;

namespace EmbedBench.Experiments.Specs.Keys;

/// <summary>What reading a spec gathers: problems, and where each value stands.</summary>
/// <param name="file">What errors call the spec's file.</param>
/// <param name="isCommitted">Whether the spec is one of the catalogue's, which must say more.</param>
internal sealed class SpecReading(string file, bool isCommitted)
{
    private readonly List<SpecProblem> _problems = [];
    private readonly Dictionary<string, SpecPlace> _places = new(StringComparer.Ordinal);

    public bool IsCommitted => isCommitted;

    public IReadOnlyList<SpecProblem> Problems => _problems;

    /// <param name="place">Where.</param>
    /// <param name="path">The key with those above it: <c>training.keep.best</c>; empty for the whole spec.</param>
    /// <param name="text">What is wrong with it, as the rest of a sentence.</param>
    public void Refuse(SpecPlace place, string path, string text) =>
        _problems.Add(new SpecProblem(file, place, path.Length == 0 ? $"The spec {text}" : $"{path} {text}"));

    /// <summary>As the other, at the place where the value of <paramref name="path"/> was read, or the nearest above it.</summary>
    public void Refuse(string path, string text) => Refuse(PlaceOf(path), path, text);

    /// <summary>A key that nobody knows, with the nearest of those that are known.</summary>
    public void RefuseKey(YamlValue.Scalar key, string path, IReadOnlyList<string> known)
    {
        string hint = known.Count == 0 ? "no keys belong here" : $"the nearest key is {Join(path, NearestName.Of(key.Text, known))}";
        Refuse(key.Place, Join(path, key.Text), $"is not known; {hint}.");
    }

    public void Remember(string path, SpecPlace place) => _places[path] = place;

    /// <summary>A reading whose problems are not told.</summary>
    public SpecReading Aside() => new(file, isCommitted);

    public static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    public static string Item(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    private SpecPlace PlaceOf(string path)
    {
        for (string at = path; at.Length > 0; at = at[..Math.Max(0, at.LastIndexOfAny(['.', '[']))])
        {
            if (_places.TryGetValue(at, out SpecPlace place))
                return place;
        }

        return SpecPlace.Start;
    }
}

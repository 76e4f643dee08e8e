using System.Globalization;
using System.Text;
using EmbedBench.Experiments.Specs.Keys;
using EmbedBench.Experiments.Specs.Yaml;

namespace EmbedBench.Tests.Experiments.Specs;

/// <summary>A scalar of a spec, and the spec with another value in its place.</summary>
internal sealed record SpecLeaf(string Path, YamlValue.Scalar Value)
{
    private static readonly string[] Words =
    [
        "keep", "drop", "error", "epoch", "model", "native", "portable", "linear", "cosine", "sequential", "no-duplicates", "float32", "fp16", "auto", "true",
        "false", "rows", "row", "passage_id", "unpinned", "query", "passage",
    ];

    /// <summary>The leaves of a spec but those of its profiles, with list items as <c>dimensions[1]</c>.</summary>
    public static IEnumerable<SpecLeaf> Of(string yaml) =>
        Below("", YamlReader.Read(Encoding.UTF8.GetBytes(yaml), "s.yaml")).Where(leaf => !leaf.Path.StartsWith("profiles", StringComparison.Ordinal));

    /// <summary>Whether the path of a leaf is that of a key, whose <c>*</c> stands for any name.</summary>
    public static bool Matches(string leaf, string key)
    {
        int at = leaf.IndexOf('[', StringComparison.Ordinal);
        string path = at < 0 ? leaf : leaf[..at];
        if (path == key)
            return true;
        int star = key.IndexOf('*', StringComparison.Ordinal);
        return star >= 0
            && path.StartsWith(key[..star], StringComparison.Ordinal)
            && path.EndsWith(key[(star + 1)..], StringComparison.Ordinal)
            && (key.EndsWith('*') || path.Length > key.Length);
    }

    /// <summary>The spec with other values in this leaf's place: other numbers, other words, another text.</summary>
    public IEnumerable<string> Changes(string yaml)
    {
        foreach (string other in Others())
            yield return Replace(yaml, other);
    }

    private static IEnumerable<SpecLeaf> Below(string path, YamlValue value) => value switch
    {
        YamlValue.Scalar scalar => [new SpecLeaf(path, scalar)],
        YamlValue.List list => list.Items.SelectMany((item, index) => Below(SpecReading.Item(path, index), item)),
        YamlValue.Mapping mapping => mapping.Entries.SelectMany(entry => Below(SpecReading.Join(path, entry.Key.Text), entry.Value)),
        _ => [],
    };

    private IEnumerable<string> Others()
    {
        if (double.TryParse(Value.Text, CultureInfo.InvariantCulture, out double number))
        {
            yield return (number + 1).ToString("R", CultureInfo.InvariantCulture);
            yield return (number / 2).ToString("R", CultureInfo.InvariantCulture);
            yield return "0";
        }

        foreach (string word in Words.Where(word => word != Value.Text))
            yield return word;
        yield return Value.Text + "x";
        yield return Value.Text.Replace("{", "{x", StringComparison.Ordinal) + " y";
    }

    private string Replace(string yaml, string other)
    {
        string[] lines = yaml.Split('\n');
        int line = Value.Place.Line - 1;
        int column = Value.Place.Column - 1;
        int length = Value.Text.Length + (Value.Plain ? 0 : 2);
        string written = Value.Plain && !other.Contains('{', StringComparison.Ordinal) ? other : $"\"{other}\"";
        lines[line] = lines[line][..column] + written + lines[line][(column + length)..];
        return string.Join('\n', lines);
    }
}

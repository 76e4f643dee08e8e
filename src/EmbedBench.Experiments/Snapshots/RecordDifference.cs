using System.Text.Json;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using EmbedBench.Results.Json;

namespace EmbedBench.Experiments.Snapshots;

/// <summary>
/// What differs between two JSON values, a line a leaf with its whole path, so that a line is understood without its neighbours.
/// </summary>
internal static class RecordDifference
{
    private const int MostLines = 60;

    /// <summary>Lines as <c>- PATH = OLD</c> and <c>+ PATH = NEW</c>, or an empty text where nothing differs.</summary>
    public static string Describe(JsonElement accepted, JsonElement received)
    {
        List<(string Path, string Value)> before = [.. Leaves("", accepted)];
        List<(string Path, string Value)> after = [.. Leaves("", received)];
        HashSet<(string Path, string Value)> common = [.. before.Intersect(after)];
        return Describe(
            [.. before.Where(leaf => !common.Contains(leaf)).Select(Line)],
            [.. after.Where(leaf => !common.Contains(leaf)).Select(Line)]);
    }

    /// <summary>The same for lines of which it is known that they differ.</summary>
    public static string Describe(IReadOnlyList<string> accepted, IReadOnlyList<string> received)
    {
        // The comparison of lines is quadratic where all differ, so what would not be shown is not compared.
        DiffPaneModel lines = InlineDiffBuilder.Diff(
            string.Join('\n', accepted.Take(MostLines)), string.Join('\n', received.Take(MostLines)));
        IEnumerable<string> shown = lines.Lines.Where(line => line.Text.Length > 0).Select(line => line.Type switch
        {
            ChangeType.Deleted => $"- {line.Text}",
            ChangeType.Inserted => $"+ {line.Text}",
            _ => $"  {line.Text}",
        });
        int hidden = Math.Max(0, accepted.Count - MostLines) + Math.Max(0, received.Count - MostLines);
        return string.Join('\n', hidden == 0 ? shown : shown.Append(FormattableString.Invariant($"… and {hidden} more lines")));
    }

    private static string Line((string Path, string Value) leaf) => $"{leaf.Path} = {leaf.Value}";

    private static IEnumerable<(string Path, string Value)> Leaves(string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when value.EnumerateObject().Any() =>
            value.EnumerateObject().SelectMany(member => Leaves(path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Value)),
        JsonValueKind.Array when value.GetArrayLength() > 0 =>
            value.EnumerateArray().SelectMany((item, index) => Leaves(FormattableString.Invariant($"{path}[{index}]"), item)),
        _ => [(path, CanonicalJson.Format(value))],
    };
}

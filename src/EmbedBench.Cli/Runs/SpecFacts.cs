using System.Text.Json;

namespace EmbedBench.Cli.Runs;

/// <summary>A spec as a list of names and values: <c>training.batch</c>, <c>32</c>.</summary>
internal static class SpecFacts
{
    /// <param name="element">An object, or what stands in one.</param>
    /// <param name="path">Where it stands; empty for the whole.</param>
    public static IEnumerable<(string Name, string Value)> Of(JsonElement element, string path = "")
    {
        bool isNested = element.ValueKind == JsonValueKind.Object && element.EnumerateObject().Any();
        if (!isNested)
            return [(path, Text(element))];
        return element.EnumerateObject().SelectMany(member => Of(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}"));
    }

    private static string Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => string.Join(", ", element.EnumerateArray().Select(Text)),
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.Null => "none",
        _ => element.GetRawText(),
    };
}

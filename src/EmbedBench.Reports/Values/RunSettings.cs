using System.Text.Json;
using EmbedBench.Results.Records;

namespace EmbedBench.Reports.Values;

/// <summary>What the resolved spec of a run says, in words.</summary>
internal static class RunSettings
{
    /// <summary>The name or id of the base model.</summary>
    public static string Model(DeterministicPart run)
    {
        if (run.Spec.TryGetProperty("model", out JsonElement model))
        {
            foreach (string source in (string[])["embedded", "hub", "folder"])
            {
                if (model.TryGetProperty(source, out JsonElement name))
                    return Text(name);
            }
        }

        return "a model of a folder";
    }

    /// <summary>A loss with what it wraps, as in <c>matryoshka of multiple-negatives-ranking</c>.</summary>
    public static string Loss(JsonElement loss)
    {
        JsonProperty kind = loss.EnumerateObject().First();
        return kind.Value.TryGetProperty("of", out JsonElement inner) ? $"{kind.Name} of {Loss(inner)}" : kind.Name;
    }

    /// <summary>A value of the spec on one line; the members of lists and mappings between commas.</summary>
    public static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Text)),
        JsonValueKind.Object => string.Join(
            ", ", value.EnumerateObject().Select(member => $"{member.Name} {Text(member.Value)}".TrimEnd())),
        _ => value.GetRawText(),
    };
}

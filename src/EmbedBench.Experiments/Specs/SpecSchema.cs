using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmbedBench.Experiments.Specs.Keys;
using EmbedBench.Experiments.Specs.Shapes;

namespace EmbedBench.Experiments.Specs;

/// <summary>
/// The JSON Schema of a spec, for editors that complete and check YAML. It says what one key may be; what keys must agree on, it cannot.
/// </summary>
public static class SpecSchema
{
    /// <summary>The file beside the experiments' folders that holds it.</summary>
    public const string FileName = "experiment.schema.json";

    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The file's content.</summary>
    public static string Format()
    {
        JsonObject spec = ExperimentShape.Kind.Schema(whole: true);
        JsonObject schema = new() { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = "An experiment of EmbedBench" };
        foreach ((string name, JsonNode? value) in spec.ToList())
        {
            spec.Remove(name);
            schema.Add(name, value);
        }

        schema["properties"]!.AsObject().Add(ExperimentShape.ProfilesName, Profiles());
        schema["required"]!.AsArray().Add((JsonNode)ExperimentShape.ProfilesName);
        return schema.ToJsonString(Layout) + "\n";
    }

    private static JsonObject Profiles()
    {
        var overrides = new MappingKind<ExperimentSpec>(
            ExperimentShape.OfProfiles, _ => throw new InvalidOperationException("A profile is read together with its spec."));
        return new JsonObject
        {
            ["type"] = "object",
            ["minProperties"] = 1,
            ["additionalProperties"] = new JsonObject
            {
                ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "null" }, overrides.Schema(whole: false)),
            },
            ["description"] = "What each profile changes of the spec.",
        };
    }
}

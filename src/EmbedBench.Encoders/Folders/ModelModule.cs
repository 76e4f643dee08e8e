using System.Text.Json;

namespace EmbedBench.Encoders.Folders;

/// <summary>One line of modules.json.</summary>
/// <param name="Type">The last part of the module's class name, such as <c>Pooling</c>.</param>
/// <param name="Path">Its folder below the model's; empty for the model's own.</param>
internal sealed record ModelModule(string Type, string Path)
{
    public const string FileName = "modules.json";

    /// <exception cref="InvalidDataException">It is malformed, or a path leaves the folder.</exception>
    public static IReadOnlyList<ModelModule> ReadAll(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            return [.. document.RootElement.EnumerateArray().Select(item => Read(item, file))];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new InvalidDataException($"{file}: expected a list of objects with \"type\" and \"path\".", exception);
        }
    }

    private static ModelModule Read(JsonElement item, string file)
    {
        string type = item.GetProperty("type").GetString() ?? "";
        string path = item.GetProperty("path").GetString() ?? "";
        if (System.IO.Path.IsPathRooted(path) || path.Contains("..", StringComparison.Ordinal))
            throw new InvalidDataException($"{file}: the path \"{path}\" leaves the model's folder.");
        return new ModelModule(type[(type.LastIndexOf('.') + 1)..], path);
    }
}

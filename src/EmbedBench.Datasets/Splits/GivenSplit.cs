using System.Text.Json;

namespace EmbedBench.Datasets.Splits;

/// <summary>A split that stands in a file, <c>{"train": [row, …], "test": [row, …]}</c>.</summary>
internal static class GivenSplit
{
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no such object, or names a row twice or one that is not there.</exception>
    public static RowSplit Read(string path, int rows)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no split file {path}.", path);
        try
        {
            using FileStream stream = File.OpenRead(path);
            using JsonDocument document = JsonDocument.Parse(stream, new JsonDocumentOptions { AllowDuplicateProperties = false });
            bool[] taken = new bool[rows];
            return new RowSplit(Part(document.RootElement, "train", taken, path), Part(document.RootElement, "test", taken, path));
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path} is not valid JSON: {error.Message}", error);
        }
    }

    private static int[] Part(JsonElement root, string key, bool[] taken, string path)
    {
        JsonElement list = default;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(key, out list) || list.ValueKind != JsonValueKind.Array)
            throw new InvalidDataException($"{path} has no list \"{key}\"; a split is {{\"train\": [row, …], \"test\": [row, …]}}.");
        int[] part = new int[list.GetArrayLength()];
        int at = 0;
        foreach (JsonElement element in list.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.Number || !element.TryGetInt32(out int row) || row < 0 || row >= taken.Length)
            {
                throw new InvalidDataException(
                    $"{path} names {element.GetRawText()} at \"{key}\"[{at}]; the data has rows 0 to {taken.Length - 1}.");
            }

            if (taken[row])
                throw new InvalidDataException($"{path} names row {row} a second time at \"{key}\"[{at}]; a row is in one part, once.");
            taken[row] = true;
            part[at++] = row;
        }

        return part;
    }
}

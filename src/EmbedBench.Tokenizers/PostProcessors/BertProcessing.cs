using System.Text.Json;

namespace EmbedBench.Tokenizers.PostProcessors;

/// <summary>One token before the text (<c>cls</c>) and one after it (<c>sep</c>).</summary>
internal static class BertProcessing
{
    public static SpecialTokenFrame Read(JsonSection section) => new([Id(section, "cls")], [Id(section, "sep")]);

    private static int Id(JsonSection section, string key)
    {
        IReadOnlyList<JsonElement> pair = section.Array(key);
        if (pair.Count != 2)
            throw section.Error($"'{key}' has {pair.Count} parts; it must have a token and its id");
        _ = section.Text(key, pair[0]);
        return section.WholeNumber(key, pair[1]);
    }
}

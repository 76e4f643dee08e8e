namespace EmbedBench.Tokenizers.Models;

/// <summary>The models that tokenizer.json may name.</summary>
internal static class ModelCatalogue
{
    public static WordModel Create(JsonSection section) => Type(section) switch
    {
        "WordPiece" => new WordPiece(section),
        "BPE" => new BytePairEncoding(section),
        _ => throw section.UnknownType("WordPiece, BPE"),
    };

    // Older files do not name the model, and are told by its keys.
    private static string Type(JsonSection section)
    {
        if (section.Has("type"))
            return section.Type;
        if (section.Has("merges"))
            return "BPE";
        return section.Has("max_input_chars_per_word") ? "WordPiece" : section.Type;
    }
}

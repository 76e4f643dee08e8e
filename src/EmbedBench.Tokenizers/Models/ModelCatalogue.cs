namespace EmbedBench.Tokenizers.Models;

/// <summary>The models that tokenizer.json may name.</summary>
internal static class ModelCatalogue
{
    public static WordModel Create(JsonSection section) => section.Type switch
    {
        "WordPiece" => new WordPiece(section),
        _ => throw section.UnknownType("WordPiece"),
    };
}

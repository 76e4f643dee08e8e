namespace EmbedBench.Tokenizers.Decoders;

/// <summary>The decoders that tokenizer.json may name.</summary>
internal static class DecoderCatalogue
{
    public static TokenDecoder? Create(JsonSection? section)
    {
        if (section is null)
            return null;
        TokenDecoder decoder = section.Type switch
        {
            "WordPiece" => new WordPieceDecoder(section),
            _ => throw section.UnknownType("WordPiece"),
        };
        section.Close();
        return decoder;
    }
}

namespace EmbedBench.Tokenizers.Decoders;

/// <summary>The decoders that tokenizer.json may name.</summary>
internal static class DecoderCatalogue
{
    public static TokenDecoder Create(JsonSection section)
    {
        TokenDecoder decoder = section.Type switch
        {
            "WordPiece" => new WordPieceDecoder(section),
            "ByteLevel" => new ByteLevelDecoder(section),
            "BPEDecoder" => new BytePairDecoder(section),
            "Metaspace" => new MetaspaceDecoder(section),
            "Replace" => new ReplaceDecoder(section),
            "Fuse" => new FuseDecoder(),
            "Strip" => new StripDecoder(section),
            "ByteFallback" => new ByteFallbackDecoder(),
            "Sequence" => new DecoderSequence(section),
            _ => throw section.UnknownType("WordPiece, ByteLevel, BPEDecoder, Metaspace, Replace, Fuse, Strip, ByteFallback, Sequence"),
        };
        section.Close();
        return decoder;
    }
}

namespace EmbedBench.Tokenizers.Normalizers;

/// <summary>The normalizers that tokenizer.json may name.</summary>
internal static class NormalizerCatalogue
{
    public static TextNormalizer? Create(JsonSection? section)
    {
        if (section is null)
            return null;
        TextNormalizer normalizer = section.Type switch
        {
            "BertNormalizer" => new BertNormalizer(section),
            _ => throw section.UnknownType("BertNormalizer"),
        };
        section.Close();
        return normalizer;
    }
}

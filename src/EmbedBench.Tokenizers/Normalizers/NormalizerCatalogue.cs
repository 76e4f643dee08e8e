using EmbedBench.Tokenizers.Unicode;

namespace EmbedBench.Tokenizers.Normalizers;

/// <summary>The normalizers that tokenizer.json may name.</summary>
internal static class NormalizerCatalogue
{
    public static TextNormalizer Create(JsonSection section)
    {
        TextNormalizer normalizer = section.Type switch
        {
            "BertNormalizer" => new BertNormalizer(section),
            "NFC" => new UnicodeNormalizer(UnicodeNormalization.Nfc),
            "NFD" => new UnicodeNormalizer(UnicodeNormalization.Nfd),
            "NFKC" => new UnicodeNormalizer(UnicodeNormalization.Nfkc),
            "NFKD" => new UnicodeNormalizer(UnicodeNormalization.Nfkd),
            "Lowercase" => new LowercaseNormalizer(),
            "StripAccents" => new StripAccentsNormalizer(),
            "Strip" => new StripNormalizer(section),
            "Replace" => new ReplaceNormalizer(section),
            "Prepend" => new PrependNormalizer(section),
            "Sequence" => new NormalizerSequence(section),
            _ => throw section.UnknownType("BertNormalizer, NFC, NFD, NFKC, NFKD, Lowercase, StripAccents, Strip, Replace, Prepend, Sequence"),
        };
        section.Close();
        return normalizer;
    }
}

using EmbedBench.Tokenizers.Unicode;

namespace EmbedBench.Tokenizers.Normalizers;

/// <summary>NFC, NFD, NFKC or NFKD.</summary>
internal sealed class UnicodeNormalizer(UnicodeNormalization form) : TextNormalizer
{
    public override string Normalize(string original) => form.Normalize(original);
}

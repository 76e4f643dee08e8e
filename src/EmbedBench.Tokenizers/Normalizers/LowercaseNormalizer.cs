using EmbedBench.Tokenizers.Unicode;

namespace EmbedBench.Tokenizers.Normalizers;

/// <summary>Lower case.</summary>
internal sealed class LowercaseNormalizer : TextNormalizer
{
    public override string Normalize(string original) => Casing.Lower(original);
}

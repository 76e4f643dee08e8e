using EmbedBench.Tokenizers.Unicode;

namespace EmbedBench.Tokenizers.Normalizers;

/// <summary>Takes combining marks away; does not decompose anything itself.</summary>
internal sealed class StripAccentsNormalizer : TextNormalizer
{
    public override string Normalize(string original) =>
        CodePoints.Without(original, firstUnit: '\u0300', UnicodeTables.Instance.Marks);
}

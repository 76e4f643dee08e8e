namespace EmbedBench.Tokenizers.Normalizers;

/// <summary>Normalizers one after another.</summary>
internal sealed class NormalizerSequence(JsonSection section) : TextNormalizer
{
    private readonly TextNormalizer[] _normalizers = [.. section.Sections("normalizers").Select(NormalizerCatalogue.Create)];

    public override string Normalize(string original) =>
        _normalizers.Aggregate(original, (text, normalizer) => normalizer.Normalize(text));
}

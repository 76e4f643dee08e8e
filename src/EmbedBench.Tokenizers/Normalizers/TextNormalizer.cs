using Microsoft.ML.Tokenizers;

namespace EmbedBench.Tokenizers.Normalizers;

/// <summary>A normalizer of tokenizer.json; texts are well-formed UTF-16. Any number of threads may use it at once.</summary>
internal abstract class TextNormalizer : Normalizer
{
    public sealed override string Normalize(ReadOnlySpan<char> original) => Normalize(original.ToString());
}

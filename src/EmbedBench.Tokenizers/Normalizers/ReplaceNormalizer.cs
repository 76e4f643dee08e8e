using EmbedBench.Tokenizers.Patterns;

namespace EmbedBench.Tokenizers.Normalizers;

/// <summary>Replaces what a pattern matches.</summary>
internal sealed class ReplaceNormalizer(JsonSection section) : TextNormalizer
{
    private readonly TextPattern _pattern = TextPattern.Read(section);
    private readonly string _content = section.Text("content");

    public override string Normalize(string original) => _pattern.Replace(original, _content);
}

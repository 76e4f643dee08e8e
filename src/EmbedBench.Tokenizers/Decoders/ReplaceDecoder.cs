using EmbedBench.Tokenizers.Patterns;

namespace EmbedBench.Tokenizers.Decoders;

/// <summary>Replaces what a pattern matches in each token.</summary>
internal sealed class ReplaceDecoder(JsonSection section) : TokenDecoder
{
    private readonly TextPattern _pattern = TextPattern.Read(section);
    private readonly string _content = section.Text("content");

    public override IEnumerable<string> Decode(IEnumerable<string> tokens) => tokens.Select(token => _pattern.Replace(token, _content));
}

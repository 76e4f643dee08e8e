using EmbedBench.Tokenizers.PreTokenizers;

namespace EmbedBench.Tokenizers.Decoders;

/// <summary>Metaspace's character becomes a space, and nothing in the first token if it was put before words.</summary>
internal sealed class MetaspaceDecoder : TokenDecoder
{
    private readonly string _replacement;
    private readonly PrependScheme _scheme;

    public MetaspaceDecoder(JsonSection section)
    {
        (char replacement, _scheme) = Metaspace.Read(section);
        _replacement = replacement.ToString();
        section.Ignore("split");
    }

    public override IEnumerable<string> Decode(IEnumerable<string> tokens) => tokens.Select((token, index) =>
    {
        string space = index == 0 && _scheme != PrependScheme.Never ? string.Empty : " ";
        return token.Replace(_replacement, space, StringComparison.Ordinal);
    });
}

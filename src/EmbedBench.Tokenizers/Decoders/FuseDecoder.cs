namespace EmbedBench.Tokenizers.Decoders;

/// <summary>Joins all tokens.</summary>
internal sealed class FuseDecoder : TokenDecoder
{
    public override IEnumerable<string> Decode(IEnumerable<string> tokens) => [string.Concat(tokens)];
}

namespace EmbedBench.Tokenizers.Decoders;

/// <summary>Decoders one after another.</summary>
internal sealed class DecoderSequence(JsonSection section) : TokenDecoder
{
    private readonly TokenDecoder[] _decoders = [.. section.Sections("decoders").Select(DecoderCatalogue.Create)];

    public override IEnumerable<string> Decode(IEnumerable<string> tokens) =>
        _decoders.Aggregate(tokens, (pieces, decoder) => decoder.Decode(pieces));
}

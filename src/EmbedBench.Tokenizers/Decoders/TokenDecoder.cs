namespace EmbedBench.Tokenizers.Decoders;

/// <summary>A decoder of tokenizer.json: turns tokens into the pieces of a text, which are then joined.</summary>
internal abstract class TokenDecoder
{
    /// <param name="tokens">Tokens, or pieces that another decoder made of them.</param>
    public abstract IEnumerable<string> Decode(IEnumerable<string> tokens);
}

namespace EmbedBench.Tokenizers.Models;

/// <summary>Turns a word into tokens. Any number of threads may use it at once.</summary>
internal abstract class WordModel(Vocabulary vocabulary)
{
    public Vocabulary Vocabulary { get; } = vocabulary;

    /// <summary>Adds the tokens of a word, with places relative to the word.</summary>
    /// <param name="word">Well-formed UTF-16, not empty.</param>
    /// <param name="tokens">Where the tokens are added.</param>
    public abstract void Encode(ReadOnlySpan<char> word, List<Token> tokens);
}

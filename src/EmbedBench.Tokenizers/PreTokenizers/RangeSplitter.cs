namespace EmbedBench.Tokenizers.PreTokenizers;

/// <summary>A pre-tokenizer that cuts words and does not rewrite them.</summary>
internal abstract class RangeSplitter : WordSplitter
{
    public sealed override Words Split(Words words)
    {
        var ranges = new List<WordRange>();
        foreach (WordRange word in words.Ranges)
            Split(words.Text.AsSpan(word.Start, word.Length), word.Start, ranges);
        return words with { Ranges = ranges };
    }

    /// <summary>Adds the words that one word is cut into.</summary>
    /// <param name="word">Not empty.</param>
    /// <param name="offset">Where the word starts; is added to the places in it.</param>
    /// <param name="ranges">Where the words are added.</param>
    protected abstract void Split(ReadOnlySpan<char> word, int offset, List<WordRange> ranges);
}

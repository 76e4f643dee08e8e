using Microsoft.ML.Tokenizers;

namespace EmbedBench.Tokenizers.PreTokenizers;

/// <summary>A pre-tokenizer of tokenizer.json; texts are well-formed UTF-16. Any number of threads may use it at once.</summary>
internal abstract class WordSplitter : PreTokenizer
{
    /// <summary>Cuts each word into words, and may rewrite them.</summary>
    public abstract Words Split(Words words);

    /// <summary>The words' places in the text that was given, whatever they were rewritten to.</summary>
    public sealed override IEnumerable<(int Offset, int Length)> PreTokenize(string text)
    {
        Words words = Split(Words.Whole(text, startsText: true, keepsOrigins: true));
        return words.Ranges.Select(word => words.Origin(word.Start, word.Length)).Select(origin => (origin.Start, origin.Length));
    }

    public sealed override IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text) => PreTokenize(text.ToString());
}

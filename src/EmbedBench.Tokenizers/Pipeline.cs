using EmbedBench.Tokenizers.AddedTokens;
using EmbedBench.Tokenizers.Models;
using EmbedBench.Tokenizers.PreTokenizers;
using Microsoft.ML.Tokenizers;

namespace EmbedBench.Tokenizers;

/// <summary>The parts of a tokenizer that turn a text into tokens, without the special tokens around them.</summary>
internal sealed record Pipeline(AddedVocabulary Added, Normalizer? Normalizer, WordSplitter? PreTokenizer, WordModel Model)
{
    /// <summary>The tokens of a text, and the normalized text if places are kept.</summary>
    /// <param name="text">Any text; halves of surrogate pairs count as U+FFFD.</param>
    /// <param name="options">What is asked for.</param>
    public (List<Token> Tokens, string NormalizedText) Encode(string text, PipelineOptions options) =>
        new PipelineRun(this, options).Encode(text);
}

using System.Text;
using EmbedBench.Tokenizers.AddedTokens;
using EmbedBench.Tokenizers.Models;
using EmbedBench.Tokenizers.PreTokenizers;
using EmbedBench.Tokenizers.Unicode;
using Microsoft.ML.Tokenizers;

namespace EmbedBench.Tokenizers;

/// <summary>
/// From a text to its tokens, without the special tokens around them: added tokens are found, what lies between them is normalized, added
/// tokens of the normalized text are found, and what lies between those is cut into words and given to the model.
/// </summary>
internal sealed record Pipeline(AddedVocabulary Added, Normalizer? Normalizer, WordSplitter? PreTokenizer, WordModel Model)
{
    /// <param name="text">Any text; halves of surrogate pairs count as U+FFFD.</param>
    /// <param name="limit">No more words are looked at once there are as many tokens; there may be a few more than that.</param>
    /// <param name="normalized">Receives the normalized text, in which the tokens have their places; null where nobody asks.</param>
    /// <param name="steps">The caller may leave out steps.</param>
    public List<Token> Run(string text, int limit, StringBuilder? normalized = null, PipelineSteps steps = PipelineSteps.All)
    {
        text = CodePoints.WellFormed(text);
        var tokens = new List<Token>();
        int offset = 0;
        foreach (TextPart part in Added.InText.Split(text))
        {
            if (tokens.Count >= limit)
                break;
            string content = part.Length == text.Length ? text : text.Substring(part.Start, part.Length);
            if (part.Token is { } token)
            {
                tokens.Add(new Token(token.Id, offset, part.Length));
            }
            else
            {
                if (Normalizer is not null && steps.HasFlag(PipelineSteps.Normalize))
                    content = Normalizer.Normalize(content);
                AddNormalized(content, offset, limit, steps.HasFlag(PipelineSteps.PreTokenize), tokens);
            }

            offset += content.Length;
            normalized?.Append(content);
        }

        return tokens;
    }

    private void AddNormalized(string text, int offset, int limit, bool preTokenize, List<Token> tokens)
    {
        foreach (TextPart part in Added.InNormalizedText.Split(text))
        {
            if (part.Token is { } token)
            {
                tokens.Add(new Token(token.Id, offset + part.Start, part.Length));
                continue;
            }

            var words = new Words(part.Length == text.Length ? text : text.Substring(part.Start, part.Length), offset + part.Start == 0);
            if (PreTokenizer is not null && preTokenize)
                words = PreTokenizer.Split(words);
            foreach (WordRange word in words.Ranges)
            {
                if (tokens.Count >= limit)
                    return;
                AddWord(words, word, offset + part.Start, tokens);
            }
        }
    }

    private void AddWord(Words words, WordRange word, int offset, List<Token> tokens)
    {
        int first = tokens.Count;
        Model.Encode(words.Text.AsSpan(word.Start, word.Length), tokens);
        for (int i = first; i < tokens.Count; i++)
        {
            Token token = tokens[i];
            WordRange origin = words.Origin(word.Start + token.Start, token.Length);
            tokens[i] = new Token(token.Id, offset + origin.Start, origin.Length);
        }
    }
}

/// <summary>Steps that a caller may leave out.</summary>
[Flags]
internal enum PipelineSteps
{
    /// <summary>The text is one word, as it is given.</summary>
    None = 0,

    /// <summary>The text is normalized.</summary>
    Normalize = 1,

    /// <summary>The text is cut into words.</summary>
    PreTokenize = 2,

    All = Normalize | PreTokenize,
}

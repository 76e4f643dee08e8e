using System.Text;
using EmbedBench.Tokenizers.AddedTokens;
using EmbedBench.Tokenizers.Models;
using EmbedBench.Tokenizers.PreTokenizers;
using EmbedBench.Tokenizers.Unicode;

namespace EmbedBench.Tokenizers;

/// <summary>
/// One text on its way: added tokens are found, what lies between them is normalized, added tokens of the normalized text are found, and
/// what lies between those is cut into words and given to the model.
/// </summary>
internal sealed class PipelineRun(Pipeline pipeline, PipelineOptions options)
{
    private readonly List<Token> _tokens = [];
    private readonly StringBuilder _normalized = new();

    public (List<Token> Tokens, string NormalizedText) Encode(string text)
    {
        text = CodePoints.WellFormed(text);
        int offset = 0;
        foreach (TextPart part in pipeline.Added.InText.Split(text))
        {
            if (IsFull)
                break;
            string content = part.Of(text);
            if (part.Token is { } token)
            {
                _tokens.Add(new Token(token.Id, offset, content.Length));
            }
            else
            {
                if (options.Normalizes && pipeline.Normalizer is { } normalizer)
                    content = normalizer.Normalize(content);
                AddNormalized(content, offset);
            }

            offset += content.Length;
            if (options.KeepsPlaces)
                _normalized.Append(content);
        }

        return (_tokens, _normalized.ToString());
    }

    private bool IsFull => _tokens.Count >= options.Limit;

    private void AddNormalized(string text, int offset)
    {
        foreach (TextPart part in pipeline.Added.InNormalizedText.Split(text))
        {
            int start = offset + part.Start;
            if (part.Token is { } token)
                _tokens.Add(new Token(token.Id, start, part.Length));
            else
                AddWords(Words.Whole(part.Of(text), startsText: start == 0, options.KeepsPlaces), start);
        }
    }

    private void AddWords(Words words, int offset)
    {
        if (options.PreTokenizes && pipeline.PreTokenizer is { } preTokenizer)
            words = preTokenizer.Split(words);
        foreach (WordRange word in words.Ranges)
        {
            if (IsFull)
                return;
            int first = _tokens.Count;
            pipeline.Model.Encode(words.Text.AsSpan(word.Start, word.Length), _tokens);
            if (options.KeepsPlaces)
                Place(words, word.Start, offset, first);
        }
    }

    /// <summary>Turns places in a word into places in the normalized text.</summary>
    private void Place(Words words, int wordStart, int offset, int first)
    {
        for (int i = first; i < _tokens.Count; i++)
        {
            WordRange origin = words.Origin(wordStart + _tokens[i].Start, _tokens[i].Length);
            _tokens[i] = new Token(_tokens[i].Id, offset + origin.Start, origin.Length);
        }
    }
}

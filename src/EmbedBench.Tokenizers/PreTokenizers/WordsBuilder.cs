using System.Runtime.InteropServices;

namespace EmbedBench.Tokenizers.PreTokenizers;

/// <summary>Rewrites words: their new text, a unit at a time, and what each unit came from.</summary>
/// <param name="words">The words that are rewritten.</param>
internal sealed class WordsBuilder(Words words)
{
    private readonly List<char> _text = new(words.Text.Length);
    private readonly List<WordRange>? _origins = words.KeepsOrigins ? new(words.Text.Length) : null;
    private readonly List<WordRange> _ranges = new(words.Ranges.Count);

    /// <param name="unit">A unit of the new text.</param>
    /// <param name="start">Where the part of the old text starts that it stands for.</param>
    /// <param name="length">Units of that part; 0 for what is new.</param>
    public void Append(char unit, int start, int length)
    {
        _text.Add(unit);
        _origins?.Add(words.Origin(start, length));
    }

    /// <summary>Ends a word that began where the last one ended.</summary>
    public void EndWord()
    {
        int start = _ranges.Count == 0 ? 0 : _ranges[^1].Start + _ranges[^1].Length;
        if (start < _text.Count)
            _ranges.Add(new WordRange(start, _text.Count - start));
    }

    public Words Build() => words with { Text = new string(CollectionsMarshal.AsSpan(_text)), Ranges = _ranges, Origins = _origins };
}

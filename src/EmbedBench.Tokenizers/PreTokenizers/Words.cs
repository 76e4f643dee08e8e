namespace EmbedBench.Tokenizers.PreTokenizers;

/// <param name="Start">Where a word starts, in UTF-16 units.</param>
/// <param name="Length">UTF-16 units; never 0.</param>
internal readonly record struct WordRange(int Start, int Length);

/// <summary>A text cut into words. Where pre-tokenizers also rewrite it, each unit knows the place that it came from.</summary>
internal sealed class Words
{
    private readonly int[]? _origins;

    /// <summary>A text that is one word, or none if it is empty.</summary>
    public Words(string text)
        : this(text, text.Length == 0 ? [] : [new WordRange(0, text.Length)], null)
    {
    }

    private Words(string text, List<WordRange> ranges, int[]? origins) => (Text, Ranges, _origins) = (text, ranges, origins);

    /// <summary>What the words are parts of.</summary>
    public string Text { get; }

    /// <summary>The words, in the order of the text; what lies between them belongs to none.</summary>
    public List<WordRange> Ranges { get; }

    /// <summary>The same text, cut in another way.</summary>
    public Words With(List<WordRange> ranges) => new(Text, ranges, _origins);

    /// <summary>Where a unit of the text stands in the text before it was rewritten.</summary>
    public int Origin(int place) => _origins is null ? place : _origins[place];
}

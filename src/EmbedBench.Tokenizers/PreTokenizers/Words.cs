namespace EmbedBench.Tokenizers.PreTokenizers;

/// <param name="Start">Where a word starts, in UTF-16 units.</param>
/// <param name="Length">UTF-16 units; never 0.</param>
internal readonly record struct WordRange(int Start, int Length);

/// <summary>A text cut into words. Where a pre-tokenizer rewrote it, each unit knows what it came from.</summary>
internal sealed class Words
{
    private readonly IReadOnlyList<WordRange>? _origins;

    /// <summary>A text that is one word, or none if it is empty.</summary>
    /// <param name="text">Well-formed UTF-16.</param>
    /// <param name="startsText">Whether nothing stands before it in the text that is encoded.</param>
    public Words(string text, bool startsText)
        : this(text, startsText, text.Length == 0 ? [] : [new WordRange(0, text.Length)], null)
    {
    }

    public Words(string text, bool startsText, List<WordRange> ranges, IReadOnlyList<WordRange>? origins) =>
        (Text, StartsText, Ranges, _origins) = (text, startsText, ranges, origins);

    /// <summary>What the words are parts of.</summary>
    public string Text { get; }

    /// <summary>Whether nothing stands before the text in the text that is encoded.</summary>
    public bool StartsText { get; }

    /// <summary>The words, in the order of the text; what lies between them belongs to none.</summary>
    public List<WordRange> Ranges { get; }

    /// <summary>The same text, cut in another way.</summary>
    public Words With(List<WordRange> ranges) => new(Text, StartsText, ranges, _origins);

    /// <summary>What a part of the text was before it was rewritten; a part of a character that became several is the whole character.</summary>
    public WordRange Origin(int start, int length)
    {
        if (_origins is null || Text.Length == 0)
            return new WordRange(start, length);
        WordRange first = _origins[Math.Min(start, Text.Length - 1)];
        if (length == 0)
            return new WordRange(first.Start, 0);
        WordRange last = _origins[start + length - 1];
        return new WordRange(first.Start, last.Start + last.Length - first.Start);
    }
}

namespace EmbedBench.Tokenizers.PreTokenizers;

/// <param name="Start">Where a word starts, in UTF-16 units.</param>
/// <param name="Length">UTF-16 units; never 0.</param>
internal readonly record struct WordRange(int Start, int Length);

/// <summary>A text cut into words. Where a pre-tokenizer rewrote it, each unit can tell what it came from.</summary>
internal sealed class Words
{
    private readonly IReadOnlyList<WordRange>? _origins;

    /// <summary>A text that is one word, or none if it is empty.</summary>
    /// <param name="text">Well-formed UTF-16.</param>
    /// <param name="startsText">Whether nothing stands before it in the text that is encoded.</param>
    /// <param name="keepsOrigins">Whether anybody will ask for origins.</param>
    public Words(string text, bool startsText, bool keepsOrigins)
        : this(text, text.Length == 0 ? [] : [new WordRange(0, text.Length)]) => (StartsText, KeepsOrigins) = (startsText, keepsOrigins);

    private Words(string text, List<WordRange> ranges) => (Text, Ranges) = (text, ranges);

    private Words(Words source, string text, List<WordRange> ranges, IReadOnlyList<WordRange>? origins)
        : this(text, ranges) => (StartsText, KeepsOrigins, _origins) = (source.StartsText, source.KeepsOrigins, origins);

    /// <summary>What the words are parts of.</summary>
    public string Text { get; }

    /// <summary>The words, in the order of the text; what lies between them belongs to none.</summary>
    public List<WordRange> Ranges { get; }

    /// <summary>Whether nothing stands before the text in the text that is encoded.</summary>
    public bool StartsText { get; }

    /// <summary>Whether anybody will ask for origins.</summary>
    public bool KeepsOrigins { get; }

    /// <summary>The same text, cut in another way.</summary>
    public Words With(List<WordRange> ranges) => new(this, Text, ranges, _origins);

    /// <summary>Another text.</summary>
    /// <param name="text">The new text.</param>
    /// <param name="ranges">Its words.</param>
    /// <param name="origins">What each of its units was in the first text; null if nobody will ask.</param>
    public Words Rewritten(string text, List<WordRange> ranges, IReadOnlyList<WordRange>? origins) => new(this, text, ranges, origins);

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

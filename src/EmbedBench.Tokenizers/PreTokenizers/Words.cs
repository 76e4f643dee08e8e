namespace EmbedBench.Tokenizers.PreTokenizers;

/// <param name="Start">Where a word starts, in UTF-16 units.</param>
/// <param name="Length">UTF-16 units; never 0.</param>
internal readonly record struct WordRange(int Start, int Length);

/// <summary>A text cut into words. Where a pre-tokenizer rewrote it, each unit can tell what it came from.</summary>
internal sealed record Words
{
    /// <summary>What the words are parts of; well-formed UTF-16.</summary>
    public required string Text { get; init; }

    /// <summary>The words, in the order of the text; what lies between them belongs to none.</summary>
    public required List<WordRange> Ranges { get; init; }

    /// <summary>Whether nothing stands before the text in the text that is encoded.</summary>
    public required bool StartsText { get; init; }

    /// <summary>Whether anybody will ask for origins.</summary>
    public required bool KeepsOrigins { get; init; }

    /// <summary>What each unit was before the text was rewritten; null if it was not, or nobody will ask.</summary>
    public IReadOnlyList<WordRange>? Origins { get; init; }

    /// <summary>A text that is one word, or none if it is empty.</summary>
    public static Words Whole(string text, bool startsText, bool keepsOrigins) => new()
    {
        Text = text,
        Ranges = text.Length == 0 ? [] : [new WordRange(0, text.Length)],
        StartsText = startsText,
        KeepsOrigins = keepsOrigins,
    };

    /// <summary>What a part of the text was before it was rewritten; a part of a character that became several is the whole character.</summary>
    public WordRange Origin(int start, int length)
    {
        if (Origins is null || Text.Length == 0)
            return new WordRange(start, length);
        WordRange first = Origins[Math.Min(start, Text.Length - 1)];
        if (length == 0)
            return new WordRange(first.Start, 0);
        WordRange last = Origins[start + length - 1];
        return new WordRange(first.Start, last.Start + last.Length - first.Start);
    }
}

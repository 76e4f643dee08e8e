using EmbedBench.Tokenizers.Unicode;

namespace EmbedBench.Tokenizers.PreTokenizers;

/// <summary>
/// GPT-2's words, over code points:
/// <c>'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+</c>.
/// </summary>
internal sealed class Gpt2Splitter : RangeSplitter
{
    private enum Kind
    {
        Space,
        Letter,
        Number,
        Other,
    }

    protected override void Split(ReadOnlySpan<char> word, int offset, List<WordRange> ranges)
    {
        for (int start = 0; start < word.Length;)
        {
            int length = Match(word[start..]);
            ranges.Add(new WordRange(offset + start, length));
            start += length;
        }
    }

    private static int Match(ReadOnlySpan<char> text)
    {
        if (text[0] == '\'' && Contraction(text) is > 0 and int contraction)
            return contraction;
        int leading = text[0] == ' ' && text.Length > 1 ? 1 : 0;
        Kind kind = KindAt(text, leading, out int length);
        if (kind != Kind.Space)
            return Run(text, leading + length, kind);

        // Of white space before something the last character is left to it, and stands alone if it does not belong to it.
        int end = Run(text, 0, Kind.Space);
        return end == text.Length || end == 1 ? end : end - 1;
    }

    private static int Contraction(ReadOnlySpan<char> text) => text switch
    {
        [_, 's' or 't' or 'm' or 'd', ..] => 2,
        [_, 'r' or 'v', 'e', ..] or [_, 'l', 'l', ..] => 3,
        _ => 0,
    };

    private static int Run(ReadOnlySpan<char> text, int place, Kind kind)
    {
        while (place < text.Length && KindAt(text, place, out int length) == kind)
            place += length;
        return place;
    }

    private static Kind KindAt(ReadOnlySpan<char> text, int place, out int length)
    {
        int codePoint = CodePoints.At(text, place, out length);
        if (CodePoints.IsLetter(codePoint))
            return Kind.Letter;
        if (CodePoints.IsWhiteSpace(codePoint))
            return Kind.Space;
        return CodePoints.IsNumber(codePoint) ? Kind.Number : Kind.Other;
    }
}

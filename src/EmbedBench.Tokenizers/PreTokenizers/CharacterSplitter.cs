using EmbedBench.Tokenizers.Patterns;
using EmbedBench.Tokenizers.Unicode;

namespace EmbedBench.Tokenizers.PreTokenizers;

/// <summary>Cuts words at characters of one kind: WhitespaceSplit, Punctuation, Digits.</summary>
/// <param name="isDelimiter">Whether a code point is of the kind.</param>
/// <param name="behavior">What becomes of those characters.</param>
internal sealed class CharacterSplitter(Func<int, bool> isDelimiter, DelimiterBehavior behavior) : RangeSplitter
{
    protected override void Split(ReadOnlySpan<char> word, int offset, List<WordRange> ranges)
    {
        var parts = new List<MatchedPart>();
        int end = 0;
        for (int place = 0; place < word.Length;)
        {
            int codePoint = CodePoints.At(word, place, out int length);
            if (isDelimiter(codePoint))
            {
                if (end < place)
                    parts.Add(new MatchedPart(end, place, IsMatch: false));
                parts.Add(new MatchedPart(place, place + length, IsMatch: true));
                end = place + length;
            }

            place += length;
        }

        if (end < word.Length)
            parts.Add(new MatchedPart(end, word.Length, IsMatch: false));
        behavior.AddWords(parts, offset, ranges);
    }
}

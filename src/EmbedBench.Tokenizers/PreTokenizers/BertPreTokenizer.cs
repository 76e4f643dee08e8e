using EmbedBench.Tokenizers.Unicode;

namespace EmbedBench.Tokenizers.PreTokenizers;

/// <summary>Words end at white space, which is dropped, and each punctuation character is a word.</summary>
internal sealed class BertPreTokenizer : RangeSplitter
{
    protected override void Split(ReadOnlySpan<char> word, int offset, List<WordRange> ranges)
    {
        int start = 0;
        for (int place = 0; place < word.Length;)
        {
            int codePoint = CodePoints.At(word, place, out int length);
            bool punctuation = CodePoints.IsPunctuation(codePoint);
            if (punctuation || CodePoints.IsWhiteSpace(codePoint))
            {
                if (start < place)
                    ranges.Add(new WordRange(offset + start, place - start));
                if (punctuation)
                    ranges.Add(new WordRange(offset + place, length));
                start = place + length;
            }

            place += length;
        }

        if (start < word.Length)
            ranges.Add(new WordRange(offset + start, word.Length - start));
    }
}

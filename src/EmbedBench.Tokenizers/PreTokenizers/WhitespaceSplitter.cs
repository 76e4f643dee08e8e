using EmbedBench.Tokenizers.Unicode;

namespace EmbedBench.Tokenizers.PreTokenizers;

/// <summary>
/// The pre-tokenizer Whitespace, <c>\w+|[^\w\s]+</c>: words are runs of word characters and runs of what is neither that nor white space.
/// </summary>
internal sealed class WhitespaceSplitter : RangeSplitter
{
    private enum Kind
    {
        Space,
        Word,
        Other,
    }

    protected override void Split(ReadOnlySpan<char> word, int offset, List<WordRange> ranges)
    {
        int start = 0;
        Kind current = Kind.Space;
        for (int place = 0; place < word.Length;)
        {
            int codePoint = CodePoints.At(word, place, out int length);
            Kind kind = CodePoints.IsWhiteSpace(codePoint) ? Kind.Space : CodePoints.IsWord(codePoint) ? Kind.Word : Kind.Other;
            if (kind != current)
            {
                if (current != Kind.Space)
                    ranges.Add(new WordRange(offset + start, place - start));
                (start, current) = (place, kind);
            }

            place += length;
        }

        if (current != Kind.Space)
            ranges.Add(new WordRange(offset + start, word.Length - start));
    }
}

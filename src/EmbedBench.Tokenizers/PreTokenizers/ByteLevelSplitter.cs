using System.Text;

namespace EmbedBench.Tokenizers.PreTokenizers;

/// <summary>Cuts words as GPT-2 does, and rewrites them in the alphabet of bytes.</summary>
internal sealed class ByteLevelSplitter : WordSplitter
{
    private static readonly Gpt2Splitter Gpt2 = new();

    private readonly bool _addPrefixSpace;
    private readonly bool _useRegex;

    public ByteLevelSplitter(JsonSection section)
    {
        _addPrefixSpace = section.Boolean("add_prefix_space");
        _useRegex = section.Boolean("use_regex", absent: true);
        section.Ignore("trim_offsets"); // is about places of tokens alone
    }

    public override Words Split(Words words)
    {
        if (_addPrefixSpace)
            words = WithPrefixSpaces(words);
        if (_useRegex)
            words = Gpt2.Split(words);
        return ToBytes(words);
    }

    private static Words WithPrefixSpaces(Words words)
    {
        var builder = new WordsBuilder(words);
        foreach (WordRange word in words.Ranges)
        {
            if (words.Text[word.Start] != ' ')
                builder.Append(' ', word.Start, length: 0);
            for (int place = word.Start; place < word.Start + word.Length; place++)
                builder.Append(words.Text[place], place, length: 1);
            builder.EndWord();
        }

        return builder.Build();
    }

    private static Words ToBytes(Words words)
    {
        var builder = new WordsBuilder(words);
        Span<byte> bytes = stackalloc byte[4];
        foreach (WordRange word in words.Ranges)
        {
            int end = word.Start + word.Length;
            for (int place = word.Start; place < end;)
            {
                char unit = words.Text[place];
                if (char.IsAscii(unit))
                {
                    builder.Append(ByteCharacters.Of((byte)unit), place++, length: 1);
                    continue;
                }

                Rune.DecodeFromUtf16(words.Text.AsSpan(place, end - place), out Rune rune, out int length);
                foreach (byte value in bytes[..rune.EncodeToUtf8(bytes)])
                    builder.Append(ByteCharacters.Of(value), place, length);
                place += length;
            }

            builder.EndWord();
        }

        return builder.Build();
    }
}

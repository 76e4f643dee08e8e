namespace EmbedBench.Tokenizers.PreTokenizers;

/// <summary>Spaces become a visible character, which is put before words too; words then begin at it.</summary>
internal sealed class MetaspaceSplitter : WordSplitter
{
    private readonly char _replacement;
    private readonly PrependScheme _scheme;
    private readonly bool _split;

    public MetaspaceSplitter(JsonSection section)
    {
        (_replacement, _scheme) = Metaspace.Read(section);
        _split = section.Boolean("split", absent: true);
    }

    public override Words Split(Words words)
    {
        var builder = new WordsBuilder(words);
        foreach (WordRange word in words.Ranges)
        {
            bool prepends = _scheme == PrependScheme.Always || (_scheme == PrependScheme.First && words.StartsText && word.Start == 0);
            if (prepends && words.Text[word.Start] != ' ' && words.Text[word.Start] != _replacement)
                builder.Append(_replacement, word.Start, length: 0);
            for (int place = word.Start; place < word.Start + word.Length; place++)
            {
                char unit = words.Text[place] == ' ' ? _replacement : words.Text[place];
                if (_split && unit == _replacement && place > word.Start)
                    builder.EndWord();
                builder.Append(unit, place, length: 1);
            }

            builder.EndWord();
        }

        return builder.Build();
    }
}

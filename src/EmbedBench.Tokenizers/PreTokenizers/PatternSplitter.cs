using EmbedBench.Tokenizers.Patterns;

namespace EmbedBench.Tokenizers.PreTokenizers;

/// <summary>The pre-tokenizer Split: cuts words where a pattern matches or, inverted, where it does not.</summary>
internal sealed class PatternSplitter : RangeSplitter
{
    private readonly TextPattern _pattern;
    private readonly DelimiterBehavior _behavior;
    private readonly bool _invert;

    public PatternSplitter(JsonSection section)
    {
        _pattern = TextPattern.Read(section);
        _behavior = DelimiterBehaviors.Read(section, absent: null);
        _invert = section.Boolean("invert");
    }

    protected override void Split(ReadOnlySpan<char> word, int offset, List<WordRange> ranges)
    {
        List<MatchedPart> parts = _pattern.Parts(word);
        if (_invert)
            parts = parts.ConvertAll(part => part with { IsMatch = !part.IsMatch });
        _behavior.AddWords(parts, offset, ranges);
    }
}

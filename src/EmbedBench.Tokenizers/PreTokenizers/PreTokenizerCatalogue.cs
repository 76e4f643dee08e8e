using EmbedBench.Tokenizers.Unicode;

namespace EmbedBench.Tokenizers.PreTokenizers;

/// <summary>The pre-tokenizers that tokenizer.json may name.</summary>
internal static class PreTokenizerCatalogue
{
    public static WordSplitter Create(JsonSection section)
    {
        WordSplitter splitter = section.Type switch
        {
            "BertPreTokenizer" => new BertPreTokenizer(),
            "ByteLevel" => new ByteLevelSplitter(section),
            "Whitespace" => new WhitespaceSplitter(),
            "WhitespaceSplit" => new CharacterSplitter(CodePoints.IsWhiteSpace, DelimiterBehavior.Removed),
            "Punctuation" => new CharacterSplitter(
                CodePoints.IsPunctuation, DelimiterBehaviors.Read(section, absent: DelimiterBehavior.Isolated)),
            "Digits" => new CharacterSplitter(
                CodePoints.IsNumber, section.Boolean("individual_digits") ? DelimiterBehavior.Isolated : DelimiterBehavior.Contiguous),
            "Metaspace" => new MetaspaceSplitter(section),
            "Split" => new PatternSplitter(section),
            "Sequence" => new SplitterSequence(section),
            _ => throw section.UnknownType(
                "BertPreTokenizer, ByteLevel, Whitespace, WhitespaceSplit, Punctuation, Digits, Metaspace, Split, Sequence"),
        };
        section.Close();
        return splitter;
    }
}

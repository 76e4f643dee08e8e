namespace EmbedBench.Tokenizers.PreTokenizers;

/// <summary>The pre-tokenizers that tokenizer.json may name.</summary>
internal static class PreTokenizerCatalogue
{
    public static WordSplitter? Create(JsonSection? section)
    {
        if (section is null)
            return null;
        WordSplitter splitter = section.Type switch
        {
            "BertPreTokenizer" => new BertPreTokenizer(),
            _ => throw section.UnknownType("BertPreTokenizer"),
        };
        section.Close();
        return splitter;
    }
}

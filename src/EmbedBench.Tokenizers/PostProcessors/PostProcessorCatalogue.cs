namespace EmbedBench.Tokenizers.PostProcessors;

/// <summary>The post-processors that tokenizer.json may name.</summary>
internal static class PostProcessorCatalogue
{
    public static SpecialTokenFrame Create(JsonSection section)
    {
        SpecialTokenFrame frame = section.Type switch
        {
            "TemplateProcessing" => TemplateProcessing.Read(section),
            "BertProcessing" => BertProcessing.Read(section),
            "RobertaProcessing" => RobertaProcessing.Read(section),
            "ByteLevel" => ByteLevelProcessing.Read(section),
            "Sequence" => section.Sections("processors").Aggregate(SpecialTokenFrame.None, (inner, outer) => inner.Within(Create(outer))),
            _ => throw section.UnknownType("TemplateProcessing, BertProcessing, RobertaProcessing, ByteLevel, Sequence"),
        };
        section.Close();
        return frame;
    }
}

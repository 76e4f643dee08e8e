namespace EmbedBench.Tokenizers.PostProcessors;

/// <summary>As BertProcessing for one text; its other keys are about the places of tokens alone.</summary>
internal static class RobertaProcessing
{
    public static SpecialTokenFrame Read(JsonSection section)
    {
        section.Ignore("trim_offsets", "add_prefix_space");
        return BertProcessing.Read(section);
    }
}

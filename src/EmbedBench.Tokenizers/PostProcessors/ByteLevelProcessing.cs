namespace EmbedBench.Tokenizers.PostProcessors;

/// <summary>Changes the places of tokens alone, and no id.</summary>
internal static class ByteLevelProcessing
{
    public static SpecialTokenFrame Read(JsonSection section)
    {
        section.Ignore("add_prefix_space", "trim_offsets", "use_regex");
        return SpecialTokenFrame.None;
    }
}

namespace EmbedBench.Tokenizers.PostProcessors;

/// <summary>What every post-processor comes to for one text: ids of special tokens before and after the text's own.</summary>
internal sealed record SpecialTokenFrame(IReadOnlyList<int> Before, IReadOnlyList<int> After)
{
    public static SpecialTokenFrame None { get; } = new([], []);

    /// <summary>Special tokens in all.</summary>
    public int Count => Before.Count + After.Count;

    /// <summary>This frame with another around it.</summary>
    public SpecialTokenFrame Within(SpecialTokenFrame outer) => new([.. outer.Before, .. Before], [.. After, .. outer.After]);
}

namespace EmbedBench.Tokenizers.PreTokenizers;

/// <summary>What becomes of the parts of a word that a pattern matches.</summary>
internal enum DelimiterBehavior
{
    /// <summary>They are dropped.</summary>
    Removed,

    /// <summary>Each is a word.</summary>
    Isolated,

    /// <summary>Each goes with what stands before it.</summary>
    MergedWithPrevious,

    /// <summary>Each goes with what stands after it.</summary>
    MergedWithNext,

    /// <summary>Those that touch are one word.</summary>
    Contiguous,
}

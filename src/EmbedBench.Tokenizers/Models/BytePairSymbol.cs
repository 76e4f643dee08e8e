namespace EmbedBench.Tokenizers.Models;

/// <summary>A part of a word that is one token so far, in a list linked both ways.</summary>
internal struct BytePairSymbol
{
    public const int None = -1;

    /// <summary>The token's id.</summary>
    public int Id;

    /// <summary>Where the part starts in the word, in UTF-16 units.</summary>
    public int Start;

    /// <summary>Where it ends.</summary>
    public int End;

    /// <summary>The symbol before it, or <see cref="None"/>.</summary>
    public int Previous;

    /// <summary>The symbol after it, or <see cref="None"/>.</summary>
    public int Next;

    /// <summary>Whether it has become a part of the symbol before it.</summary>
    public bool IsMerged;
}

namespace EmbedBench.Results.Figures;

/// <summary>One of the two texts of a row.</summary>
public enum RowText
{
    Query,
    Passage,
}

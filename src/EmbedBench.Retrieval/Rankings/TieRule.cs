namespace EmbedBench.Retrieval.Rankings;

/// <summary>How documents are ordered whose scores are equal; higher scores always come first.</summary>
public enum TieRule
{
    /// <summary>
    /// The smaller id comes first (<see cref="IdentifierOrder"/>), as in sentence-transformers; scores are compared as they are.
    /// </summary>
    IdentifierAscending,

    /// <summary>
    /// The greater id by UTF-8 bytes comes first, and scores are rounded to float32 before they are compared, as in trec_eval.
    /// </summary>
    Trec,
}

namespace EmbedBench.Datasets.Corpora;

/// <summary>What is searched: documents by position, each with an id of its own.</summary>
/// <param name="Ids">Ids, all different.</param>
/// <param name="Texts">Their texts, in the same order.</param>
public sealed record Corpus(IReadOnlyList<string> Ids, IReadOnlyList<string> Texts)
{
    public int Count => Ids.Count;
}

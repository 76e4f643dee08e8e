namespace EmbedBench.Datasets.Corpora;

/// <summary>Which documents answer which query, by one rule.</summary>
/// <param name="Name">The rule's name.</param>
/// <param name="Relevant">For each query, in order, the ids of its relevant documents, in the order of the corpus; at least one.</param>
public sealed record JudgmentSet(string Name, IReadOnlyList<IReadOnlyList<string>> Relevant);

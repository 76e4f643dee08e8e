using EmbedBench.Retrieval.Rankings;

namespace EmbedBench.Retrieval.Trec;

/// <summary>What a system retrieved for a set of queries.</summary>
/// <param name="Tag">The system's name, the last field of each line.</param>
/// <param name="Rankings">One a query.</param>
public sealed record TrecRun(string Tag, IReadOnlyList<Ranking> Rankings);

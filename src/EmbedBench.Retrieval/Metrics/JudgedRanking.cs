namespace EmbedBench.Retrieval.Metrics;

/// <summary>What a metric sees of a query.</summary>
/// <param name="Grades">The grade of each retrieved document by rank; 0 where it is not relevant or not judged.</param>
/// <param name="RelevantGrades">The grades above 0 of all judged documents, retrieved or not, in descending order; at least one.</param>
internal sealed record JudgedRanking(IReadOnlyList<int> Grades, IReadOnlyList<int> RelevantGrades)
{
    /// <summary>How many relevant documents stand among the first <paramref name="cutoff"/>.</summary>
    public int RelevantWithin(int cutoff) => Grades.Take(cutoff).Count(grade => grade > 0);
}

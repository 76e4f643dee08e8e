namespace EmbedBench.Retrieval.Rankings;

/// <summary>
/// The documents that one query retrieved, best first. Neighbours of equal score are ties: another order among them would be as right.
/// </summary>
public sealed class Ranking
{
    /// <summary>Trusts that the documents are in order and distinct.</summary>
    internal Ranking(string query, IReadOnlyList<RankedDocument> documents)
    {
        Query = query;
        Documents = documents;
    }

    /// <summary>The query's id.</summary>
    public string Query { get; }

    public IReadOnlyList<RankedDocument> Documents { get; }

    /// <summary>Puts documents in order: score descending, ties by the rule.</summary>
    /// <param name="query">The query's id.</param>
    /// <param name="documents">In any order.</param>
    /// <param name="ties">Which of two documents with equal scores comes first.</param>
    /// <param name="identifiers">The order of ids for <see cref="TieRule.IdentifierAscending"/>: that of the whole corpus.</param>
    /// <exception cref="ArgumentException">A document stands twice, or a score is not a number.</exception>
    public static Ranking Order(string query, IEnumerable<RankedDocument> documents, TieRule ties, IdentifierOrder identifiers)
    {
        RankedDocument[] ordered = ties == TieRule.Trec
            ? [.. documents.Select(document => document with { Score = (float)document.Score })]
            : [.. documents];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (RankedDocument document in ordered)
        {
            if (double.IsNaN(document.Score))
                throw new ArgumentException($"The score of document {document.Id} for query {query} is not a number.", nameof(documents));
            if (!seen.Add(document.Id))
                throw new ArgumentException($"Document {document.Id} stands twice in the ranking of query {query}.", nameof(documents));
        }

        Array.Sort(ordered, (left, right) =>
        {
            int byScore = right.Score.CompareTo(left.Score);
            if (byScore != 0)
                return byScore;
            return ties == TieRule.Trec ? Utf8Order.Compare(right.Id, left.Id) : identifiers.Compare(left.Id, right.Id);
        });
        return new Ranking(query, ordered);
    }
}

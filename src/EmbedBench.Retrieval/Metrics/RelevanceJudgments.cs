namespace EmbedBench.Retrieval.Metrics;

/// <summary>The relevance judgments of a set of queries, at least one; each query has at least one relevant document.</summary>
public sealed class RelevanceJudgments
{
    private const int LowestGrade = -1;
    private const int HighestGrade = 127;

    private readonly Dictionary<string, Dictionary<string, int>> _grades = new(StringComparer.Ordinal);
    private readonly List<string> _queries = [];

    private RelevanceJudgments()
    {
    }

    /// <summary>The judged queries' ids, in the order in which they first appeared.</summary>
    public IReadOnlyList<string> Queries => _queries;

    /// <summary>The grades of a query, by document id.</summary>
    /// <exception cref="KeyNotFoundException">The query is not judged.</exception>
    public IReadOnlyDictionary<string, int> this[string query] => _grades[query];

    /// <exception cref="InvalidDataException">As <see cref="Builder"/> says.</exception>
    public static RelevanceJudgments Of(IEnumerable<Judgment> judgments)
    {
        var builder = new Builder();
        foreach (Judgment judgment in judgments)
            builder.Add(judgment);
        return builder.Build();
    }

    /// <summary>Takes judgments one by one, so that a reader can say where the wrong one stands.</summary>
    internal sealed class Builder
    {
        private readonly RelevanceJudgments _judgments = new();

        /// <exception cref="InvalidDataException">The grade is out of range, or the document is judged twice for the query.</exception>
        public void Add(Judgment judgment)
        {
            if (judgment.Grade is < LowestGrade or > HighestGrade)
            {
                throw new InvalidDataException(
                    $"Document {judgment.Document} has the grade {judgment.Grade} for query {judgment.Query}; "
                    + $"grades lie between {LowestGrade} and {HighestGrade}.");
            }

            if (!_judgments._grades.TryGetValue(judgment.Query, out Dictionary<string, int>? grades))
            {
                _judgments._grades.Add(judgment.Query, grades = new Dictionary<string, int>(StringComparer.Ordinal));
                _judgments._queries.Add(judgment.Query);
            }

            if (!grades.TryAdd(judgment.Document, judgment.Grade))
                throw new InvalidDataException($"Document {judgment.Document} is judged twice for query {judgment.Query}.");
        }

        /// <exception cref="InvalidDataException">A query has no relevant document, or there is no judgment.</exception>
        public RelevanceJudgments Build()
        {
            if (_judgments._queries.Count == 0)
                throw new InvalidDataException("There are no relevance judgments.");
            string? without = _judgments._queries.Find(query => !_judgments._grades[query].Values.Any(grade => grade > 0));
            if (without is not null)
                throw new InvalidDataException($"Query {without} has no relevant document: judge one above 0, or leave the query out.");
            return _judgments;
        }
    }
}

using System.Globalization;
using EmbedBench.Datasets.Pairs;

namespace EmbedBench.Datasets.Corpora;

/// <summary>Applies a <see cref="JudgmentRule"/>.</summary>
internal static class JudgmentRules
{
    /// <param name="rule">The rule.</param>
    /// <param name="queries">The queries to judge.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="corpus">A corpus from a file, or null where the corpus is the rows.</param>
    /// <exception cref="InvalidDataException">A query has no relevant document.</exception>
    /// <exception cref="ArgumentException">A query's own row is asked for where the corpus is not the rows.</exception>
    public static JudgmentSet Apply(JudgmentRule rule, IReadOnlyList<Query> queries, IReadOnlyList<Pair> rows, Corpus? corpus) =>
        rule switch
        {
            JudgmentRule.SamePassage when corpus is null => SamePassage(rule.Name, queries, rows),
            JudgmentRule.SamePassage => InCorpus(rule.Name, queries, rows, corpus),
            JudgmentRule.OwnRow when corpus is null => new(rule.Name, [.. queries.Select(query => (string[])[Id(query.Row)])]),
            _ => throw new ArgumentException($"The judgments {rule.Name} take a query's own row, which needs corpus: rows.", nameof(rule)),
        };

    // Queries with the same passage share one list, so that many questions to few passages cost no more than the rows.
    private static JudgmentSet SamePassage(string name, IReadOnlyList<Query> queries, IReadOnlyList<Pair> rows)
    {
        ILookup<string, string> idsOfPassage = rows.ToLookup(row => row.PassageId, row => Id(row.Index), StringComparer.Ordinal);
        var lists = new Dictionary<string, string[]>(StringComparer.Ordinal);
        return new JudgmentSet(name, [.. queries.Select(query => ListOf(rows[query.Row].PassageId))]);

        string[] ListOf(string passage)
        {
            if (!lists.TryGetValue(passage, out string[]? list))
                lists.Add(passage, list = [.. idsOfPassage[passage]]);
            return list;
        }
    }

    private static JudgmentSet InCorpus(string name, IReadOnlyList<Query> queries, IReadOnlyList<Pair> rows, Corpus corpus)
    {
        var ids = corpus.Ids.ToHashSet(StringComparer.Ordinal);
        Query? without = queries.FirstOrDefault(query => !ids.Contains(rows[query.Row].PassageId));
        return without is null
            ? new JudgmentSet(name, [.. queries.Select(query => (string[])[rows[query.Row].PassageId])])
            : throw new InvalidDataException(
                $"The query {without.Id} (row {without.Row}, \"{without.Text}\") has no relevant passage: "
                + $"the corpus has no document \"{rows[without.Row].PassageId}\".");
    }

    private static string Id(int row) => row.ToString(CultureInfo.InvariantCulture);
}

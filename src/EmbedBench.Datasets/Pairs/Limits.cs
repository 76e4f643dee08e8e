using EmbedBench.Datasets.Corpora;
using EmbedBench.Datasets.Rows;

namespace EmbedBench.Datasets.Pairs;

/// <summary>Applies a <see cref="RowLimit"/>.</summary>
internal static class Limits
{
    /// <param name="limit">The limit, or null for none.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="corpus">A corpus from a file, or null where the corpus is the rows.</param>
    /// <returns>The rows that stay, numbered anew, and the corpus.</returns>
    /// <exception cref="InvalidDataException">No row stays.</exception>
    public static (IReadOnlyList<Pair> Rows, Corpus? Corpus) Apply(RowLimit? limit, IReadOnlyList<Pair> rows, Corpus? corpus)
    {
        switch (limit)
        {
            case null:
                return (rows, corpus);
            case RowLimit.Rows { Count: var count }:
                return ([.. rows.Take(count)], corpus);
            case RowLimit.Passages { Count: var count } when corpus is null:
                return (Keep(rows, row => row.Passage, rows.Select(row => row.Passage).Distinct(StringComparer.Ordinal).Take(count)), null);
            case RowLimit.Passages { Count: var count }:
                var documents = new Corpus([.. corpus.Ids.Take(count)], [.. corpus.Texts.Take(count)]);
                return (Keep(rows, row => row.PassageId, documents.Ids), documents);
            default:
                throw new ArgumentException($"There is no limit {limit}.", nameof(limit));
        }
    }

    private static Pair[] Keep(IReadOnlyList<Pair> rows, Func<Pair, string> key, IEnumerable<string> kept)
    {
        var keys = kept.ToHashSet(StringComparer.Ordinal);
        Pair[] pairs = [.. rows.Where(row => keys.Contains(key(row))).Select((row, index) => row with { Index = index })];
        return pairs.Length > 0
            ? pairs
            : throw new InvalidDataException("The limit leaves no row: none belongs to the first passages of the corpus.");
    }
}

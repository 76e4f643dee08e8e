using EmbedBench.Retrieval.Rankings;

namespace EmbedBench.Retrieval.Search;

/// <summary>A corpus as a search takes it: documents numbered in the order of their ids, so that the smaller number wins a tie.</summary>
internal sealed class NumberedDocuments
{
    // Rounding carries a sum beyond the product of the norms by far less than this.
    private const double LargestProduct = float.MaxValue / 2;

    private readonly Similarity _similarity;
    private readonly int _dimension;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <param name="corpus">The documents; a copy of the embeddings is taken.</param>
    /// <param name="similarity">What a score is.</param>
    /// <param name="tile">Rows are filled up to a multiple of this.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public NumberedDocuments(EmbeddedTexts corpus, Similarity similarity, int tile)
    {
        _similarity = similarity;
        _dimension = corpus.Embeddings.Dimension;
        Ids = [.. corpus.Ids];
        int[] rows = [.. Enumerable.Range(0, Ids.Length)];
        Array.Sort(Ids, rows, IdentifierOrder.Of(Ids));
        for (int document = 0; document < Ids.Length; document++)
            _numbers.Add(Ids[document], document);
        Rows = new PackedRows(corpus.Embeddings, rows, tile, similarity);
    }

    public int Count => Ids.Length;

    /// <summary>By number.</summary>
    public string[] Ids { get; }

    /// <summary>By number.</summary>
    public PackedRows Rows { get; }

    /// <summary>Queries in their order, checked.</summary>
    /// <exception cref="ArgumentException">
    /// The options make no sense, the dimensions differ, a value is not finite, or products exceed the range of float32.
    /// </exception>
    public PackedRows Pack(EmbeddedTexts queries, SearchOptions options, int tile)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Top, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        if (queries.Embeddings.Dimension != _dimension)
            throw new ArgumentException($"Queries of {queries.Embeddings.Dimension} dimensions, a corpus of {_dimension}.", nameof(queries));
        var packed = new PackedRows(queries.Embeddings, [.. Enumerable.Range(0, queries.Ids.Count)], tile, _similarity);
        if (packed.LargestNorm * Rows.LargestNorm > LargestProduct)
            throw new ArgumentException("Products of these embeddings exceed the range of float32.", nameof(queries));
        return packed;
    }

    /// <summary>An empty list of the best documents of a query.</summary>
    public BestDocuments BestOf(string query, SearchOptions options) => new(Math.Min(options.Top, Count), Excluded(query, options));

    /// <summary>Numbers of the documents that a query must not retrieve.</summary>
    public HashSet<int> Excluded(string query, SearchOptions options) =>
        options.Excluded?.TryGetValue(query, out IReadOnlySet<string>? ids) == true
            ? [.. ids.Where(_numbers.ContainsKey).Select(id => _numbers[id])]
            : [];
}

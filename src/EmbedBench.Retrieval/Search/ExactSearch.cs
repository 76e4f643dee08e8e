using EmbedBench.Retrieval.Rankings;

namespace EmbedBench.Retrieval.Search;

/// <summary>
/// Compares each query with each document on the processor. The result has the same bits with any number of threads, in any order of the
/// queries and of the corpus, and on every processor.
/// </summary>
public sealed class ExactSearch : ISearch
{
    // A block's queries and scores stay in the second cache: 48 × 768 and 48 × 512 values are 250 kB.
    private const int QueriesPerBlock = 16 * DotProducts.QueryTile;
    private const int DocumentsPerBlock = 128 * DotProducts.DocumentTile;

    // Rounding carries a sum beyond the product of the norms by far less than this.
    private const double LargestProduct = float.MaxValue / 2;

    private readonly Similarity _similarity;
    private readonly int _dimension;
    private readonly string[] _ids;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly PackedRows _documents;

    /// <param name="corpus">The documents; a copy of the embeddings is taken.</param>
    /// <param name="similarity">What a score is.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public ExactSearch(EmbeddedTexts corpus, Similarity similarity)
    {
        _similarity = similarity;
        _dimension = corpus.Embeddings.Dimension;
        // Documents are numbered in the order of their ids, so that the smaller number wins a tie.
        _ids = [.. corpus.Ids];
        int[] rows = [.. Enumerable.Range(0, _ids.Length)];
        Array.Sort(_ids, rows, IdentifierOrder.Of(_ids));
        for (int document = 0; document < _ids.Length; document++)
            _numbers.Add(_ids[document], document);
        _documents = new PackedRows(corpus.Embeddings, rows, DotProducts.DocumentTile, similarity);
    }

    public IReadOnlyList<Ranking> Search(EmbeddedTexts queries, SearchOptions options, IProgress<int>? progress, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Top, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        if (queries.Embeddings.Dimension != _dimension)
            throw new ArgumentException($"Queries of {queries.Embeddings.Dimension} dimensions, a corpus of {_dimension}.", nameof(queries));
        int count = queries.Ids.Count;
        PackedRows packed = new PackedRows(queries.Embeddings, [.. Enumerable.Range(0, count)], DotProducts.QueryTile, _similarity);
        if (packed.LargestNorm * _documents.LargestNorm > LargestProduct)
            throw new ArgumentException("Products of these embeddings exceed the range of float32.", nameof(queries));

        var rankings = new Ranking[count];
        int done = 0;
        Parallel.For(
            0,
            (count + QueriesPerBlock - 1) / QueriesPerBlock,
            new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancel },
            () => new float[QueriesPerBlock * DocumentsPerBlock],
            (block, _, scores) =>
            {
                int first = block * QueriesPerBlock;
                var best = new BestDocuments[Math.Min(QueriesPerBlock, count - first)];
                for (int i = 0; i < best.Length; i++)
                    best[i] = new BestDocuments(Math.Min(options.Top, _ids.Length), Excluded(queries.Ids[first + i], options));
                Score(packed, first, best, scores, cancel);
                for (int i = 0; i < best.Length; i++)
                    rankings[first + i] = new Ranking(queries.Ids[first + i], best[i].InOrder(_ids));
                progress?.Report(Interlocked.Add(ref done, best.Length));
                return scores;
            },
            _ => { });
        return rankings;
    }

    /// <summary>Offers the scores of all documents to the queries of a block.</summary>
    private void Score(PackedRows queries, int firstQuery, BestDocuments[] best, float[] scores, CancellationToken cancel)
    {
        for (int firstDocument = 0; firstDocument < _ids.Length; firstDocument += DocumentsPerBlock)
        {
            cancel.ThrowIfCancellationRequested();
            ReadOnlySpan<float> documents = _documents.Rows(firstDocument, DocumentsPerBlock);
            int stride = documents.Length / _documents.Width;
            DotProducts.Fill(queries.Rows(firstQuery, QueriesPerBlock), documents, queries.Width, scores);
            int length = Math.Min(DocumentsPerBlock, _ids.Length - firstDocument);
            for (int i = 0; i < best.Length; i++)
                best[i].Offer(scores.AsSpan(i * stride, length), firstDocument);
        }
    }

    private HashSet<int> Excluded(string query, SearchOptions options) =>
        options.Excluded?.TryGetValue(query, out IReadOnlySet<string>? ids) == true
            ? [.. ids.Where(_numbers.ContainsKey).Select(id => _numbers[id])]
            : [];
}

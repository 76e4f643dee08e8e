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

    private readonly NumberedDocuments _documents;

    /// <param name="corpus">The documents; a copy of the embeddings is taken.</param>
    /// <param name="similarity">What a score is.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public ExactSearch(EmbeddedTexts corpus, Similarity similarity) =>
        _documents = new NumberedDocuments(corpus, similarity, DotProducts.DocumentTile);

    public IReadOnlyList<Ranking> Search(EmbeddedTexts queries, SearchOptions options, IProgress<int>? progress, CancellationToken cancel)
    {
        PackedRows packed = _documents.Pack(queries, options, DotProducts.QueryTile);
        int count = queries.Ids.Count;
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
                    best[i] = _documents.BestOf(queries.Ids[first + i], options);
                Score(packed, first, best, scores, cancel);
                for (int i = 0; i < best.Length; i++)
                    rankings[first + i] = new Ranking(queries.Ids[first + i], best[i].InOrder(_documents.Ids));
                progress?.Report(Interlocked.Add(ref done, best.Length));
                return scores;
            },
            _ => { });
        return rankings;
    }

    /// <summary>Offers the scores of all documents to the queries of a block.</summary>
    private void Score(PackedRows queries, int firstQuery, BestDocuments[] best, float[] scores, CancellationToken cancel)
    {
        for (int firstDocument = 0; firstDocument < _documents.Count; firstDocument += DocumentsPerBlock)
        {
            cancel.ThrowIfCancellationRequested();
            ReadOnlySpan<float> documents = _documents.Rows.Rows(firstDocument, DocumentsPerBlock);
            int stride = documents.Length / _documents.Rows.Width;
            DotProducts.Fill(queries.Rows(firstQuery, QueriesPerBlock), documents, queries.Width, scores);
            int length = Math.Min(DocumentsPerBlock, _documents.Count - firstDocument);
            for (int i = 0; i < best.Length; i++)
                best[i].Offer(scores.AsSpan(i * stride, length), firstDocument);
        }
    }
}

using System.Collections.Concurrent;
using EmbedBench.Retrieval.Rankings;
using EmbedBench.Retrieval.Search;
using EmbedBench.Torch;

namespace EmbedBench.Tests.Retrieval.Search;

public sealed class ExactSearchTests
{
    /// <summary>More documents than a block holds, none of the sizes a whole number of tiles, every fourth document a copy.</summary>
    private static EmbeddedTexts Corpus { get; } = Random(1301, 43, 1, copies: true);

    private static EmbeddedTexts Queries { get; } = Random(101, 43, 2, copies: false);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(700)]
    [InlineData(5000)]
    public void Search_AnyTop_KeepsTheBestAndAllThatTieWithTheLast(int top)
    {
        IReadOnlyList<Ranking> rankings = Search(Corpus, Queries, new SearchOptions { Top = top });

        IReadOnlyList<Ranking> whole = Search(Corpus, Queries, new SearchOptions { Top = int.MaxValue });
        foreach ((Ranking ranking, Ranking all) in rankings.Zip(whole))
        {
            double last = all.Documents[Math.Min(top, all.Documents.Count) - 1].Score;
            Assert.Equal(all.Documents.TakeWhile(document => document.Score >= last), ranking.Documents);
        }
    }

    [Fact]
    public void Search_Cosine_EqualsProductsInDoublePrecision()
    {
        IReadOnlyList<Ranking> rankings = Search(Corpus, Queries, new SearchOptions { Top = int.MaxValue });

        var rows = Corpus.Ids.Select((id, row) => (id, row)).ToDictionary();
        for (int query = 0; query < Queries.Ids.Count; query++)
        {
            Assert.Equal(Corpus.Ids.Count, rankings[query].Documents.Count);
            foreach (RankedDocument document in rankings[query].Documents)
                Assert.Equal(Cosine(Queries.Embeddings[query], Corpus.Embeddings[rows[document.Id]]), document.Score, 1e-6);
        }
    }

    [Fact]
    public void Search_Cosine_OrdersByScoreThenByValueOfTheId()
    {
        Ranking ranking = Search(Corpus, Queries, new SearchOptions { Top = int.MaxValue })[0];

        IEnumerable<RankedDocument> ordered = ranking.Documents
            .OrderByDescending(document => document.Score)
            .ThenBy(document => int.Parse(document.Id, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(ordered, ranking.Documents);
        Assert.True(ranking.Documents.Zip(ranking.Documents.Skip(1)).Count(pair => pair.First.Score == pair.Second.Score) >= 300);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Search_AnyThreadsAndOrder_GivesTheSameBits(int threads)
    {
        IReadOnlyList<Ranking> rankings = Search(Corpus, Queries, new SearchOptions { Top = 20 });
        int[] shuffled = [.. Enumerable.Range(0, Queries.Ids.Count).Reverse()];

        EmbeddedTexts corpus = Pick(Corpus, [.. Enumerable.Range(0, Corpus.Ids.Count).Reverse()]);
        IReadOnlyList<Ranking> others = Search(corpus, Pick(Queries, shuffled), new SearchOptions { Top = 20, Threads = threads });

        Assert.All(shuffled, (query, i) => Assert.Equal(rankings[query].Documents, others[i].Documents));
    }

    [Fact]
    public void Search_OneQueryAlone_GivesTheBitsThatItGivesAmongOthers()
    {
        IReadOnlyList<Ranking> rankings = Search(Corpus, Queries, new SearchOptions { Top = 20 });

        Assert.Equal(rankings[50].Documents, Search(Corpus, Pick(Queries, [50]), new SearchOptions { Top = 20 })[0].Documents);
    }

    [Fact]
    public void Search_Progress_EndsWithAllQueries()
    {
        var progress = new Reports();

        new ExactSearch(Corpus, Similarity.Cosine).Search(Queries, new SearchOptions { Top = 1 }, progress, TestContext.Current.CancellationToken);

        Assert.Equal(Queries.Ids.Count, progress.Values.Max());
    }

    [Fact]
    public void Search_ExcludedDocuments_AreNotRetrieved()
    {
        IReadOnlyList<Ranking> rankings = Search(Corpus, Queries, new SearchOptions { Top = 3 });
        string best = rankings[1].Documents[0].Id;
        var excluded = new Dictionary<string, IReadOnlySet<string>> { [Queries.Ids[1]] = new HashSet<string> { best, "absent" } };

        IReadOnlyList<Ranking> others = Search(Corpus, Queries, new SearchOptions { Top = 3, Excluded = excluded });

        Assert.Equal(rankings[0].Documents, others[0].Documents);
        Assert.DoesNotContain(best, others[1].Documents.Select(document => document.Id));
        Assert.True(others[1].Documents.Count >= 3);
    }

    [Fact]
    public void Search_DotProduct_TakesRowsAsTheyAre()
    {
        var corpus = new EmbeddedTexts(["a", "b", "zero"], new EmbeddingMatrix([3, 4, 1, 0, 0, 0], 2));
        var queries = new EmbeddedTexts(["q"], new EmbeddingMatrix([2, -1], 2));

        Ranking ranking = Search(corpus, queries, new SearchOptions { Top = 3 }, Similarity.DotProduct)[0];

        Assert.Equal([new RankedDocument("a", 2), new RankedDocument("b", 2), new RankedDocument("zero", 0)], ranking.Documents);
    }

    [Fact]
    public void Search_NegativeZero_TiesWithZero()
    {
        var corpus = new EmbeddedTexts(["a", "b"], new EmbeddingMatrix([0, 0, -1e-30f, 0], 2));
        var queries = new EmbeddedTexts(["q"], new EmbeddingMatrix([1e-30f, 0], 2));

        Ranking ranking = Search(corpus, queries, new SearchOptions { Top = 1 }, Similarity.DotProduct)[0];

        Assert.Equal(["a", "b"], ranking.Documents.Select(document => document.Id));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Search_ValueThatIsNotFinite_NamesTheRow(float value)
    {
        var texts = new EmbeddedTexts(["a", "b"], new EmbeddingMatrix([1, 0, 0, value], 2));

        var error = Assert.Throws<ArgumentException>(() => new ExactSearch(texts, Similarity.Cosine));

        Assert.Contains("Row 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Search_ProductsBeyondFloat32_AreRefused()
    {
        var texts = new EmbeddedTexts(["a"], new EmbeddingMatrix([1e30f, 0], 2));

        Assert.Throws<ArgumentException>(() => Search(texts, texts, new SearchOptions { Top = 1 }, Similarity.DotProduct));
    }

    [Fact]
    public void Search_Cancelled_Stops()
    {
        var search = new ExactSearch(Corpus, Similarity.Cosine);
        var cancelled = new CancellationToken(canceled: true);

        Assert.ThrowsAny<OperationCanceledException>(() => search.Search(Queries, new SearchOptions { Top = 1 }, null, cancelled));
    }

    [Fact]
    public void EmbeddedTexts_WrongIds_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new EmbeddedTexts(["a"], new EmbeddingMatrix([1, 2], 1)));
        Assert.Throws<ArgumentException>(() => new EmbeddedTexts(["a", "a"], new EmbeddingMatrix([1, 2], 1)));
    }

    private static IReadOnlyList<Ranking> Search(
        EmbeddedTexts corpus, EmbeddedTexts queries, SearchOptions options, Similarity similarity = Similarity.Cosine) =>
        new ExactSearch(corpus, similarity).Search(queries, options, null, TestContext.Current.CancellationToken);

    private static EmbeddedTexts Random(int rows, int dimension, int seed, bool copies)
    {
        var random = new Random(seed);
        float[] values = [.. Enumerable.Range(0, rows * dimension).Select(_ => (float)(random.NextDouble() - 0.5))];
        var embeddings = new EmbeddingMatrix(values, dimension);
        for (int row = 3; copies && row < rows; row += 4)
            embeddings[random.Next(row)].CopyTo(embeddings[row]);
        return Pick(new EmbeddedTexts([.. Enumerable.Range(0, rows).Select(row => $"{row}")], embeddings), [.. Enumerable.Range(0, rows)]);
    }

    private static EmbeddedTexts Pick(EmbeddedTexts texts, int[] rows) => new(
        [.. rows.Select(row => texts.Ids[row])],
        new EmbeddingMatrix([.. rows.SelectMany(row => texts.Embeddings[row].ToArray())], texts.Embeddings.Dimension));

    private static double Cosine(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        double product = 0, leftSquares = 0, rightSquares = 0;
        for (int i = 0; i < left.Length; i++)
        {
            product += (double)left[i] * right[i];
            leftSquares += (double)left[i] * left[i];
            rightSquares += (double)right[i] * right[i];
        }

        return product / Math.Sqrt(leftSquares * rightSquares);
    }

    private sealed class Reports : IProgress<int>
    {
        public ConcurrentBag<int> Values { get; } = [];

        public void Report(int value) => Values.Add(value);
    }
}

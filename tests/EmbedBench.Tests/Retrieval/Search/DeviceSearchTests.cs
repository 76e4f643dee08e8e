using EmbedBench.Retrieval.Rankings;
using EmbedBench.Retrieval.Search;
using EmbedBench.Tests.Torch.Devices;
using EmbedBench.Torch;
using EmbedBench.Torch.Devices;

namespace EmbedBench.Tests.Retrieval.Search;

/// <summary>The search of a GPU against that of the processor, on the processor and, where there is one, on a GPU.</summary>
public sealed class DeviceSearchTests
{
    private const double Rounding = 1e-6;

    /// <summary>Every fourth document is a copy of another, so that many scores tie.</summary>
    private static EmbeddedTexts Corpus { get; } = Random(1301, 43, 1, copies: true);

    private static EmbeddedTexts Queries { get; } = Random(101, 43, 2, copies: false);

    [Theory]
    [InlineData(1, false)]
    [InlineData(7, false)]
    [InlineData(7, true)]
    [InlineData(5000, false)]
    public void Search_AnyTop_FindsWhatTheProcessorFinds(int top, bool excluding) => RequireTheSame(WholeBatches.OnCpu, top, excluding);

    [Theory]
    [InlineData(1, false)]
    [InlineData(7, true)]
    [InlineData(5000, false)]
    public void Search_OnAGpu_FindsWhatTheProcessorFinds(int top, bool excluding) => RequireTheSame(FirstGpu.Require(), top, excluding);

    [Fact]
    public void Search_EmptyCorpus_FindsNothing()
    {
        var empty = new EmbeddedTexts([], new EmbeddingMatrix([], 43));

        Assert.All(Search(WholeBatches.OnCpu, empty, new SearchOptions { Top = 3 }), ranking => Assert.Empty(ranking.Documents));
    }

    private static void RequireTheSame(ComputeDevice device, int top, bool excluding)
    {
        var options = new SearchOptions { Top = top };
        if (excluding)
        {
            string best = Search(ComputeDevice.Cpu, Corpus, options)[1].Documents[0].Id;
            options = options with { Excluded = new Dictionary<string, IReadOnlySet<string>> { [Queries.Ids[1]] = new HashSet<string> { best } } };
        }

        foreach ((Ranking expected, Ranking actual) in Search(ComputeDevice.Cpu, Corpus, options).Zip(Search(device, Corpus, options)))
        {
            Assert.Equal(expected.Query, actual.Query);
            Dictionary<string, double> scores = actual.Documents.ToDictionary(document => document.Id, document => document.Score, StringComparer.Ordinal);
            // Rounding may exchange near neighbours, but not what is well above the last.
            double last = expected.Documents[^1].Score;
            Assert.All(expected.Documents.Where(document => document.Score > last + Rounding), document => Assert.Equal(document.Score, scores[document.Id], Rounding));
            Assert.InRange(actual.Documents[^1].Score, last - Rounding, last + Rounding);
            Assert.Equal(actual.Documents.Select(document => document.Score).OrderDescending(), actual.Documents.Select(document => document.Score));
        }
    }

    private static IReadOnlyList<Ranking> Search(ComputeDevice device, EmbeddedTexts corpus, SearchOptions options) =>
        SearchCatalogue.Create(corpus, Similarity.Cosine, device).Search(Queries, options, null, TestContext.Current.CancellationToken);

    private static EmbeddedTexts Random(int rows, int dimension, int seed, bool copies)
    {
        var random = new RandomStream(seed);
        float[] values = [.. Enumerable.Range(0, rows * dimension).Select(_ => random.Uniform() - 0.5f)];
        var embeddings = new EmbeddingMatrix(values, dimension);
        for (int row = 3; copies && row < rows; row += 4)
            embeddings[row - 3].CopyTo(embeddings[row]);
        return new EmbeddedTexts([.. Enumerable.Range(0, rows).Select(row => $"{row}")], embeddings);
    }
}

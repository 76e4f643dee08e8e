using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using EmbedBench.Datasets;
using EmbedBench.Datasets.Corpora;
using EmbedBench.Encoders;
using EmbedBench.Experiments.Specs;
using EmbedBench.Results;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;
using EmbedBench.Retrieval.Metrics;
using EmbedBench.Retrieval.Rankings;
using EmbedBench.Retrieval.Search;
using EmbedBench.Torch;

namespace EmbedBench.Experiments.Runner;

/// <summary>Measures an encoder on a data set by a spec's metrics, at each of its dimensions and judgments.</summary>
internal sealed class Evaluator
{
    private static readonly Dictionary<string, string> NoLabels = [];

    private readonly ExperimentSpec _spec;
    private readonly Dataset _data;
    private readonly string[] _queryIds;
    private readonly (string? Name, RelevanceJudgments Judgments)[] _judgments;
    private readonly SearchOptions _search;
    private readonly EncodeOptions _passages;
    private readonly EncodeOptions _queries;

    public Evaluator(ExperimentSpec spec, Dataset data, Workers workers, int? blockTokens)
    {
        _spec = spec;
        _data = data;
        _queryIds = [.. data.Queries.Select(query => query.Id)];
        _judgments = [.. data.Judgments.Select((set, i) => (i == 0 ? null : set.Name, Judgments(set)))];
        _search = new SearchOptions
        {
            Top = spec.Evaluation.Metrics.Max(metric => metric.Depth),
            Excluded = spec.Evaluation.SelfMatch == SelfMatch.Drop ? SelfMatches(data) : null,
            Threads = workers.Count,
        };
        _passages = new EncodeOptions { Prompt = spec.Model.Prompts.Passage, BlockTokens = blockTokens };
        _queries = new EncodeOptions { Prompt = spec.Model.Prompts.Query, BlockTokens = blockTokens };
    }

    /// <summary>The primary judgments.</summary>
    public RelevanceJudgments Primary => _judgments[0].Judgments;

    /// <summary>All judgments by the rules' names.</summary>
    public IEnumerable<(string Name, RelevanceJudgments Judgments)> Named =>
        _judgments.Select((entry, i) => (_data.Judgments[i].Name, entry.Judgments));

    public StageEvaluation Evaluate(SentenceEncoder encoder, string stage, IProgress<EncodeProgress>? progress, CancellationToken cancel)
    {
        EmbeddingMatrix corpus = encoder.Encode(_data.Corpus.Texts, _passages, progress, cancel);
        EmbeddingMatrix queries = encoder.Encode([.. _data.Queries.Select(query => query.Text)], _queries, progress, cancel);
        var rankings = new Dictionary<int, IReadOnlyList<Ranking>>();
        var scores = new Dictionary<(int, string?), RankingEvaluation>();
        var seconds = new Dictionary<int, double>();
        foreach (int dimension in _spec.Dimensions)
        {
            ISearch search = Index(encoder, corpus, dimension);
            var watch = Stopwatch.StartNew();
            rankings[dimension] = search.Search(new EmbeddedTexts(_queryIds, Cut(queries, dimension)), _search, progress: null, cancel);
            seconds[dimension] = watch.Elapsed.TotalSeconds;
            foreach ((string? name, RelevanceJudgments judgments) in _judgments)
                scores[(dimension, name)] = RankingEvaluation.Evaluate(rankings[dimension], judgments, _spec.Evaluation.Metrics);
        }

        return new StageEvaluation
        {
            Rankings = rankings,
            Scores = scores,
            SearchSeconds = seconds,
            EmbeddingsHash = Hash(corpus, queries),
            Similarity = RelevantSimilarity(corpus, queries),
            Samples = Samples(encoder, corpus, stage, cancel),
            TextSimilarity = TextSimilarity(encoder, cancel),
        };
    }

    /// <summary>The metrics of a state of the model as the record holds them.</summary>
    public IEnumerable<(FigureName Name, MetricScore Score)> Figures(StageEvaluation evaluation, FigureStage stage) =>
        from dimension in _spec.Dimensions
        from judgments in _judgments
        from score in evaluation.Scores[(dimension, judgments.Name)].Scores
        select ((FigureName)new FigureName.Score(stage, FigureDimension.Of(dimension), FigureMetric.Parse(score.Metric.ToString()) with { Judgment = judgments.Name }), score);

    private static RelevanceJudgments Judgments(JudgmentSet set) => RelevanceJudgments.Of(
        set.Relevant.SelectMany((documents, query) => documents.Select(document => new Judgment(FormattableString.Invariant($"q{query}"), document, 1))));

    private static Dictionary<string, IReadOnlySet<string>> SelfMatches(Dataset data)
    {
        ILookup<string, string> idsByText = data.Corpus.Texts.Zip(data.Corpus.Ids).ToLookup(entry => entry.First, entry => entry.Second, StringComparer.Ordinal);
        return data.Queries.ToDictionary(query => query.Id, query => (IReadOnlySet<string>)idsByText[query.Text].ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private ISearch Index(SentenceEncoder encoder, EmbeddingMatrix corpus, int dimension) =>
        SearchCatalogue.Create(new EmbeddedTexts(_data.Corpus.Ids, Cut(corpus, dimension)), Similarity.Cosine, encoder.Model.Device);

    private static EmbeddingMatrix Cut(EmbeddingMatrix matrix, int dimension) => dimension == matrix.Dimension ? matrix : matrix.Truncate(dimension);

    private static string Hash(EmbeddingMatrix corpus, EmbeddingMatrix queries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(corpus.Values.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(queries.Values.AsSpan()));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private double[] RelevantSimilarity(EmbeddingMatrix corpus, EmbeddingMatrix queries)
    {
        Dictionary<string, int> rows = _data.Corpus.Ids.Index().ToDictionary(id => id.Item, id => id.Index, StringComparer.Ordinal);
        return [.. _data.Judgments[0].Relevant.Select((documents, query) => documents.Average(document => Cosine(queries[query], corpus[rows[document]])))];
    }

    private List<SampleSearch> Samples(SentenceEncoder encoder, EmbeddingMatrix corpus, string stage, CancellationToken cancel)
    {
        if (_spec.Samples is not { } samples)
            return [];
        EmbeddingMatrix queries = encoder.Encode(samples.Queries, _queries with { Dimension = samples.Dimension }, cancel: cancel);
        string[] ids = [.. samples.Queries.Select((_, i) => FormattableString.Invariant($"s{i}"))];
        IReadOnlyList<Ranking> found = Index(encoder, corpus, samples.Dimension)
            .Search(new EmbeddedTexts(ids, queries), new SearchOptions { Top = _data.Corpus.Count, Threads = _search.Threads }, progress: null, cancel);
        Dictionary<string, string> texts = _data.Corpus.Ids.Zip(_data.Corpus.Texts).ToDictionary(entry => entry.First, entry => entry.Second, StringComparer.Ordinal);
        return [.. samples.Queries.Select((text, i) => new SampleSearch(stage, samples.Dimension, text, Hits(found[i], text, samples.Top, texts)))];
    }

    /// <summary>The first texts of a ranking, each once: where several rows share a passage, their places would say the same thing again.</summary>
    private List<SampleHit> Hits(Ranking ranking, string query, int top, Dictionary<string, string> texts)
    {
        int test = _data.Queries.Index().FirstOrDefault(entry => entry.Item.Text == query, (-1, null!)).Index;
        IReadOnlyList<string>? relevant = test >= 0 ? _data.Judgments[0].Relevant[test] : null;
        return
        [
            .. ranking.Documents.DistinctBy(hit => texts[hit.Id], StringComparer.Ordinal).Take(top)
                .Select(hit => new SampleHit(hit.Id, texts[hit.Id], Rounding.SixDigits(hit.Score), relevant?.Any(id => texts[id] == texts[hit.Id]))
                {
                    Labels = LabelsOf(hit.Id),
                }),
        ];
    }

    /// <summary>The labels of the row that a passage is from; those of a file's documents are not known.</summary>
    private IReadOnlyDictionary<string, string> LabelsOf(string id) =>
        _spec.Data.Corpus is CorpusRule.Rows ? _data.Rows[int.Parse(id, CultureInfo.InvariantCulture)].Labels : NoLabels;

    private List<IReadOnlyList<double>>? TextSimilarity(SentenceEncoder encoder, CancellationToken cancel)
    {
        if (_spec.Similarity is not { } similarity)
            return null;
        EmbeddingMatrix texts = encoder.Encode(similarity.Texts, new EncodeOptions { Dimension = similarity.Dimension }, cancel: cancel);
        return [.. Enumerable.Range(0, texts.Rows).Select(row =>
            Enumerable.Range(0, texts.Rows).Select(other => Rounding.SixDigits(Cosine(texts[row], texts[other]))).ToArray())];
    }

    private static double Cosine(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double product = 0, squaresOfA = 0, squaresOfB = 0;
        for (int i = 0; i < a.Length; i++)
        {
            product += (double)a[i] * b[i];
            squaresOfA += (double)a[i] * a[i];
            squaresOfB += (double)b[i] * b[i];
        }

        double norms = Math.Sqrt(squaresOfA) * Math.Sqrt(squaresOfB);
        return norms == 0 ? 0 : product / norms;
    }
}

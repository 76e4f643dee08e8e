using System.Globalization;
using System.Text.Json;
using EmbedBench.Results;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;
using EmbedBench.Results.Verdicts;
using EmbedBench.Tests.Results.Records;

namespace EmbedBench.Tests.Reports;

/// <summary>A run with figures made up by a formula, for an experiment of any sizes.</summary>
internal static class SyntheticRun
{
    private static readonly string[] Metrics =
        ["ndcg@5", "ndcg@10", "mrr@10", "map@100", "recall@5", "recall@10", "accuracy@1", "accuracy@5", "accuracy@10"];

    private static readonly string[] Styles = ["specific", "general", "need", "attribute"];

    public static RunRecord Create(RunStage stage = RunStage.Tuned, params int[] dimensions)
    {
        int[] sizes = dimensions.Length == 0 ? [384] : dimensions;
        Dictionary<FigureName, double> figures = new()
        {
            [Name("data.rows")] = 4000,
            [Name("data.passages")] = 1000,
            [Name("data.train")] = 3200,
            [Name("data.test")] = 800,
            [Name("data.overlap.exact")] = 3,
            [Name("data.overlap.exact.queries")] = 1,
            [Name("data.overlap.exact.passages")] = 2,
            [Name("data.overlap.near")] = 8,
            [Name("data.overlap.near.queries")] = 2,
            [Name("data.overlap.near.passages")] = 8,
            [Name(Score("base", sizes[0], "ndcg@10.unseen-query"))] = 0.5,
        };
        AddScores(figures, "base", sizes, 0);
        foreach (SampleSearch search in Samples(stage))
        {
            foreach ((int rank, SampleHit hit) in search.Hits.Index())
                figures[new FigureName.SampleScore(search.Stage == "base" ? FigureStage.Base : FigureStage.Tuned, 1, rank + 1)] = hit.Score;
        }

        if (stage > RunStage.Base)
        {
            AddScores(figures, "epoch-1", sizes, 0.05);
            AddScores(figures, "epoch-2", sizes, 0.08);
            figures[Name("train.steps")] = 20;
            figures[Name("train.loss.last")] = 0.3;
            figures[Name("train.loss.epoch-1")] = 1.25;
            figures[Name("train.loss.epoch-2")] = 0.5;
        }

        if (stage == RunStage.Tuned)
        {
            AddScores(figures, "tuned", sizes, 0.08);
            figures[Name(Score("tuned", sizes[0], "ndcg@10.unseen-query"))] = 0.55;
            foreach ((FigureName name, double gain) in GainFigures.Of(figures).ToArray())
                figures[name] = gain;
        }

        return new RunRecord
        {
            Deterministic = new DeterministicPart
            {
                Experiment = "products",
                Profile = "local",
                Arithmetic = "portable",
                Libtorch = "2.10.0 cpu linux-x64",
                Spec = Object("""
                    {"name":"products","model":{"embedded":"all-MiniLM-L6-v2","max_tokens":256},"dimensions":[384],
                     "training":{"pairs":["query","passage"],"loss":{"multiple-negatives-ranking":{"scale":20}},"epochs":3,"learning_rate":2e-05,"schedule":"linear"}}
                    """),
                Hashes = ExampleRecord.Create().Deterministic.Hashes,
                Figures = figures,
                Ties = new Dictionary<FigureName, TieBounds>
                {
                    [Name(Score("base", sizes[0], "ndcg@10"))] = new(0.5, 0.512),
                    [Name(Score("tuned", sizes[0], "ndcg@10"))] = new(0.58, 0.58),
                },
                Steps = stage == RunStage.Base
                    ? []
                    :
                    [
                        .. Enumerable.Range(1, 20).Select(step => new TrainingStep(step, step / 10.0, 2.0 / step, 8 - (step / 4.0), 2e-5 * step / 20)),
                    ],
                PerQuery = PerQuery(stage, sizes),
                Queries = Enumerable.Range(0, 8).ToDictionary(number => $"q{number}", Query),
                Samples = Samples(stage),
                Similarity = [],
                Overlap = Object("""{"near_from_jaccard":0.8,"shingle_characters":5}"""),
            },
            Stage = stage,
            Measured = new Measured
            {
                Host = new Host { Processor = "a processor", Os = "Linux", Dotnet = "10.0.0", Commit = "abc", Dirty = false },
                Threads = 2,
                Seconds = new Dictionary<string, double> { ["encode"] = 1.25, ["train"] = 402 },
                TokensPerSecond = new Dictionary<string, double> { ["encode"] = 9000 },
                PeakBytes = 1_150_000_000,
                Started = new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero),
            },
            Verdicts = stage != RunStage.Tuned ? [] :
            [
                new Verdict(
                    Name(Score("base", sizes[0], "ndcg@10")), new Band.Around { Expected = 0.51, Within = 0.0005, Origin = "measured" }, 0.51),
                new Verdict(Name($"gain%.{sizes[0]}.ndcg@10"), new Band.Between { Above = 20, Origin = "published" }, 15.686275),
            ],
        };
    }

    public static FigureName Name(string text) => FigureName.Parse(text);

    private static string Score(string stage, int size, string metric) => string.Create(CultureInfo.InvariantCulture, $"{stage}.{size}.{metric}");

    private static void AddScores(Dictionary<FigureName, double> figures, string stage, int[] sizes, double gain)
    {
        foreach ((int place, int size) in sizes.Index())
        {
            foreach ((int index, string metric) in Metrics.Index())
                figures[Name(Score(stage, size, metric))] = Math.Round(0.5 + (0.01 * index) - (0.03 * place) + gain, 6);
        }
    }

    private static Dictionary<FigureName, IReadOnlyDictionary<string, double>> PerQuery(RunStage stage, int[] sizes)
    {
        var values = new Dictionary<FigureName, IReadOnlyDictionary<string, double>>();
        foreach (int size in sizes)
        {
            values[Name(Score("base", size, "ndcg@10"))] = Enumerable.Range(0, 8).ToDictionary(number => $"q{number}", number => number % 3 / 2.0);
            if (stage == RunStage.Tuned)
                values[Name(Score("tuned", size, "ndcg@10"))] = Enumerable.Range(0, 8)
                    .ToDictionary(number => $"q{number}", number => number % 4 / 3.0);
        }

        return values;
    }

    private static EvaluatedQuery Query(int number) => new()
    {
        Text = string.Create(CultureInfo.InvariantCulture, $"query number {number}"),
        Labels = new Dictionary<string, string> { ["style"] = Styles[number % Styles.Length] },
        Relevant = [string.Create(CultureInfo.InvariantCulture, $"P{number}")],
        Similarity = new Dictionary<string, double> { ["base"] = 0.5, ["tuned"] = 0.6 },
        QueryOverlap = number < 2 ? TextOverlap.Near : TextOverlap.None,
        PassageOverlap = TextOverlap.Exact,
    };

    private static IReadOnlyList<SampleSearch> Samples(RunStage stage)
    {
        var before = new SampleSearch(
            "base",
            384,
            "gift for a cook",
            [new SampleHit("P1", "A griddle | 17 inch\nfor the table", 0.461, null), new SampleHit("P2", "A wooden watch", 0.4411, null)]);
        var after = new SampleSearch(
            "tuned",
            384,
            "gift for a cook",
            [new SampleHit("P3", "An iron kit", 0.42, true), new SampleHit("P1", "A griddle | 17 inch\nfor the table", 0.367, false)]);
        return stage == RunStage.Tuned ? [before, after] : [before];
    }

    private static JsonElement Object(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}

using System.Text.Json;
using EmbedBench.Results;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;
using EmbedBench.Results.Verdicts;

namespace EmbedBench.Tests.Results.Records;

/// <summary>A small record with something in every part.</summary>
internal static class ExampleRecord
{
    public static RunRecord Create() => new()
    {
        Deterministic = new DeterministicPart
        {
            Experiment = "legal",
            Profile = "smoke",
            Arithmetic = "portable",
            Libtorch = "2.10.0 cpu linux-x64",
            Spec = Object("""{"name":"legal","training":{"epochs":1,"learning_rate":2e-05}}"""),
            Hashes = new RunHashes
            {
                Spec = Hash('a'),
                Data = Hash('b'),
                Split = Hash('c'),
                Model = Hash('d'),
                Tokenizer = Hash('e'),
                Queries = Hash('f'),
                Judgments = Hash('0'),
                TunedWeights = Hash('1'),
                BaseEmbeddings = Hash('2'),
                TunedEmbeddings = Hash('3'),
            },
            Revisions = new Dictionary<string, string> { ["model"] = "0123456789abcdef0123456789abcdef01234567" },
            Figures = new Dictionary<FigureName, double> { [Name("tuned.384.ndcg@10")] = 0.612345, [Name("base.384.ndcg@10")] = 0.512345, [Name("data.rows")] = 386 },
            Ties = new Dictionary<FigureName, TieBounds> { [Name("base.384.ndcg@10")] = new TieBounds(0.512345, 0.513001) },
            Steps = [new TrainingStep(1, 0.09, 0.41, 8.2, 0)],
            PerQuery = new Dictionary<FigureName, IReadOnlyDictionary<string, double>>
            {
                [Name("tuned.384.ndcg@10")] = new Dictionary<string, double> { ["q10"] = 0.63093, ["q2"] = 1 },
            },
            Queries = new Dictionary<string, EvaluatedQuery>
            {
                ["q2"] = new EvaluatedQuery
                {
                    Text = "wer klagt? «é»",
                    Labels = new Dictionary<string, string> { ["court"] = "Federal" },
                    Relevant = ["7", "12"],
                    Similarity = new Dictionary<string, double> { ["base"] = 0.5, ["tuned"] = 0.6 },
                    QueryOverlap = TextOverlap.Near,
                    PassageOverlap = TextOverlap.Exact,
                },
            },
            Samples = [new SampleSearch("base", 384, "protest", [new SampleHit("7", "a text", 0.461, null), new SampleHit("8", "other", 0.4, true) { Labels = new Dictionary<string, string> { ["court"] = "Federal" } }])],
            Similarity = [new TextSimilarity(["x", "y"], [[1, 0.5], [0.5, 1]], null)],
            Overlap = Object("{}"),
        },
        Stage = RunStage.Tuned,
        Reservations = [Reservation.UnpinnedModel],
        Measured = new Measured
        {
            Host = new Host { Processor = "a processor", Os = "Linux", Dotnet = "10.0.0", Commit = "abc", Dirty = false },
            Threads = 2,
            Seconds = new Dictionary<string, double> { ["encode"] = 1.2, ["train"] = 12 },
            TokensPerSecond = new Dictionary<string, double> { ["encode"] = 9000 },
            PeakBytes = 5_000_000_000,
            Started = new DateTimeOffset(2026, 1, 31, 12, 0, 0, 250, TimeSpan.Zero),
        },
        Verdicts =
        [
            new Verdict(Name("base.384.ndcg@10"), new Band.Around { Expected = 0.51, Within = 0.0005, Origin = "measured" }, 0.512345),
            new Verdict(Name("tuned.384.ndcg@10"), new Band.Around { Expected = 0.6, Within = 3, InPercent = true, Origin = "measured" }, 0.612345),
            new Verdict(Name("gain%.384.ndcg@10"), new Band.Between { Above = 5, Origin = "published" }, null),
        ],
    };

    private static FigureName Name(string text) => FigureName.Parse(text);

    private static string Hash(char digit) => new(digit, 64);

    private static JsonElement Object(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}

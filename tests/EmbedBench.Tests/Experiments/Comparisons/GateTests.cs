using EmbedBench.Experiments.Comparisons;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;
using EmbedBench.Retrieval.Significance;
using EmbedBench.Tests.Results.Records;

namespace EmbedBench.Tests.Experiments.Comparisons;

public sealed class GateTests
{
    private static readonly FigureName.Score Figure = (FigureName.Score)FigureName.Parse("tuned.384.ndcg@10");
    private static readonly ComparisonOptions Options = new() { Seed = 42, Resamples = 100, Permutations = 2000 };

    [Fact]
    public void Objection_DropOfExactlyTheLimit_Passes()
    {
        ComparedFigure figure = Compare([0.8, 0.8, 0.8], [0.795, 0.795, 0.795]);

        Assert.Equal(-0.005, figure.Difference);
        Assert.Null(new Gate { Alpha = 0.001 }.Objection(figure));
        Assert.Equal("tuned.384.ndcg@10 dropped by 0.005, and at most 0.004 is allowed.", new Gate { MaxDrop = 0.004, Alpha = 0.001 }.Objection(figure));
    }

    [Fact]
    public void Objection_SmallDropOnEveryQuery_IsNoChance()
    {
        double[] before = [.. Enumerable.Range(0, 30).Select(i => 0.5 + (0.01 * i))];

        string? objection = new Gate().Objection(Compare(before, [.. before.Select(value => value - 0.002)]));

        Assert.StartsWith("tuned.384.ndcg@10 dropped by 0.002, which chance does not explain: p = 0.0005 is below 0.05.", objection, StringComparison.Ordinal);
    }

    [Fact]
    public void Objection_SmallDropOnOneQueryOrAGain_Passes()
    {
        double[] before = [.. Enumerable.Repeat(0.5, 30)];

        Assert.Null(new Gate().Objection(Compare(before, [0.4, .. before[1..]])));
        Assert.Null(new Gate().Objection(Compare(before, [.. before.Select(value => value + 0.1)])));
        Assert.NotNull(new Gate { MaxDrop = 0 }.Objection(Compare(before, [0.4, .. before[1..]])));
    }

    [Theory]
    [InlineData("data")]
    [InlineData("queries")]
    [InlineData("judgments")]
    public void RunPair_OtherInputs_AreRefusedByName(string input)
    {
        RunRecord run = ExampleRecord.Create();
        string other = new('9', 64);
        RunHashes hashes = run.Deterministic.Hashes;
        hashes = input switch
        {
            "data" => hashes with { Data = other },
            "queries" => hashes with { Queries = other },
            _ => hashes with { Judgments = other },
        };

        var refused = Assert.Throws<InvalidDataException>(() => new RunPair(run, run with { Deterministic = run.Deterministic with { Hashes = hashes } }));

        Assert.StartsWith($"The runs cannot be compared: their {input} differ (SHA-256 ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_UnknownFigureOrOneQuery_IsRefused()
    {
        var unknown = (FigureName.Score)FigureName.Parse("tuned.384.mrr@10");
        var pair = new RunPair(Run([0.5, 0.5]), Run([0.5]));

        var absent = Assert.Throws<InvalidDataException>(() => pair.Compare([(unknown, unknown)], Options));
        Assert.EndsWith("keeps no values of tuned.384.mrr@10 by query; it keeps tuned.384.ndcg@10.", absent.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => pair.Compare([(Figure, Figure)], Options));
    }

    private static ComparedFigure Compare(double[] before, double[] after) =>
        Assert.Single(new RunPair(Run(before), Run(after)).Compare([(Figure, Figure)], Options));

    private static RunRecord Run(double[] values)
    {
        RunRecord run = ExampleRecord.Create();
        IReadOnlyDictionary<string, double> byQuery = values.Index().ToDictionary(value => $"q{value.Index}", value => value.Item);
        return run with { Deterministic = run.Deterministic with { PerQuery = new Dictionary<FigureName, IReadOnlyDictionary<string, double>> { [Figure] = byQuery } } };
    }
}

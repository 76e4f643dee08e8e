using System.Text.Json;
using EmbedBench.Retrieval.Significance;

namespace EmbedBench.Tests.Retrieval.Significance;

public sealed class PairedComparisonTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Constructor_ReferenceCase_EqualsSciPyAndNumPy(int index)
    {
        using JsonDocument document = JsonDocument.Parse(SharedData.Text("golden/statistics/paired.json"));
        JsonElement golden = document.RootElement.GetProperty("cases")[index];
        JsonElement bootstrap = golden.GetProperty("bootstrap");
        JsonElement randomisation = golden.GetProperty("randomisation");

        PairedScores scores = Pair(Numbers(golden.GetProperty("a")), Numbers(golden.GetProperty("b")));
        var comparison = new PairedComparison(scores, new ComparisonOptions
        {
            Seed = bootstrap.GetProperty("seed").GetInt64(),
            Resamples = bootstrap.GetProperty("resamples").GetInt32(),
            Permutations = randomisation.GetProperty("permutations").GetInt32(),
        });

        JsonElement student = golden.GetProperty("student_t");
        Equal(golden.GetProperty("mean_difference"), comparison.Scores.MeanDifference);
        Equal(student.GetProperty("statistic"), comparison.Student.Statistic);
        Equal(student.GetProperty("p_value"), comparison.Student.PValue);
        Assert.Equal(student.GetProperty("df").GetInt32(), comparison.Student.DegreesOfFreedom);
        Equal(student.GetProperty("ci95"), comparison.Student.Confidence);
        Equal(golden.GetProperty("wilcoxon").GetProperty("statistic"), comparison.Wilcoxon.Statistic);
        Equal(golden.GetProperty("wilcoxon").GetProperty("p_value"), comparison.Wilcoxon.PValue);
        Equal(golden.GetProperty("cohens_d_z"), comparison.EffectSize);
        Equal(bootstrap.GetProperty("percentile95_linear"), comparison.BootstrapConfidence);
        Equal(randomisation.GetProperty("p_value_add_one"), comparison.RandomisationPValue);
    }

    [Fact]
    public void Adjust_ReferenceCase_EqualsHolm()
    {
        using JsonDocument document = JsonDocument.Parse(SharedData.Text("golden/statistics/paired.json"));
        JsonElement golden = document.RootElement.GetProperty("holm");

        IReadOnlyList<double> adjusted = Holm.Adjust(Numbers(golden.GetProperty("p")));

        Assert.All(Numbers(golden.GetProperty("adjusted")), (expected, i) => Assert.Equal(expected, adjusted[i], 1e-12));
    }

    [Fact]
    public void Constructor_NoDifference_FindsNone()
    {
        var comparison = new PairedComparison(Pair([1, 0.5, 0], [1, 0.5, 0]), new ComparisonOptions { Seed = 1 });

        Assert.Equal((0, 0, 3), (comparison.Wins, comparison.Losses, comparison.Ties));
        Assert.Equal((1, 1, 1), (comparison.Student.PValue, comparison.Wilcoxon.PValue, comparison.RandomisationPValue));
        Assert.Equal((0, 0, 0), (comparison.Student.Statistic, comparison.EffectSize, comparison.SmallestDetectableDifference));
        Assert.Equal(new Interval(0, 0), comparison.BootstrapConfidence);
        Assert.Empty(comparison.MostChanged(10));
    }

    [Fact]
    public void Constructor_EqualDifferences_AreCertainForStudent()
    {
        var comparison = new PairedComparison(Pair([0, 0, 0, 0], [0.5, 0.5, 0.5, 0.5]), new ComparisonOptions { Seed = 1 });

        Assert.Equal((double.PositiveInfinity, 0), (comparison.Student.Statistic, comparison.Student.PValue));
        // Two of the sixteen sign patterns are as extreme as the observed one.
        Assert.Equal(2 / 16.0, comparison.RandomisationPValue, 0.01);
    }

    [Theory]
    [InlineData(-1, 10, 10, 0.95, 0.8, "Seed")]
    [InlineData(1, 0, 10, 0.95, 0.8, "Resamples")]
    [InlineData(1, 10, 0, 0.95, 0.8, "Permutations")]
    [InlineData(1, 10, 10, 1, 0.8, "Confidence")]
    [InlineData(1, 10, 10, double.NaN, 0.8, "Confidence")]
    [InlineData(1, 10, 10, 0.95, 0.5, "Power")]
    public void Constructor_OptionOutOfRange_NamesIt(long seed, int resamples, int permutations, double confidence, double power, string name)
    {
        var options = new ComparisonOptions
        {
            Seed = seed,
            Resamples = resamples,
            Permutations = permutations,
            Confidence = confidence,
            Power = power,
        };

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new PairedComparison(Pair([0, 1], [1, 1]), options));

        Assert.Equal($"options.{name}", error.ParamName);
    }

    [Fact]
    public void MostChanged_GainsAndLosses_ComesBySize()
    {
        var comparison = new PairedComparison(Pair([0, 1, 0.5, 0.5], [0.25, 0, 0.5, 1]), new ComparisonOptions { Seed = 1 });

        Assert.Equal(["1", "3"], comparison.MostChanged(2).Select(query => query.Query));
        Assert.Equal((2, 1, 1), (comparison.Wins, comparison.Losses, comparison.Ties));
    }

    [Fact]
    public void SmallestDetectableDifference_SimulatedRuns_IsFoundWithThePowerAskedFor()
    {
        var random = new Random(11);
        double[] baseline = [.. Enumerable.Range(0, 50).Select(_ => Normal(random))];
        double smallest = DetectableDifference.Smallest(Pair(new double[50], baseline), 0.05, 0.8);
        double spread = Pair(new double[50], baseline).StandardDeviation;

        int found = 0;
        for (int run = 0; run < 2000; run++)
        {
            double[] current = [.. Enumerable.Range(0, 50).Select(_ => smallest + (spread * Normal(random)))];
            if (StudentTest.Of(Pair(new double[50], current), 0.95).PValue < 0.05)
                found++;
        }

        Assert.InRange(found / 2000.0, 0.76, 0.84);
    }

    [Fact]
    public void Match_RunsOfTheSameQueries_PairsThemInTheOrderOfTheirIds()
    {
        PairedScores scores = PairedScores.Match(
            new Dictionary<string, double> { ["q10"] = 1, ["q2"] = 2 },
            new Dictionary<string, double> { ["q2"] = 3, ["q10"] = 5 });

        Assert.Equal([new QueryChange("q10", 1, 5), new QueryChange("q2", 2, 3)], scores.Queries);
    }

    [Fact]
    public void Match_OtherQueries_NamesOne()
    {
        var error = Assert.Throws<ArgumentException>(() => PairedScores.Match(
            new Dictionary<string, double> { ["a"] = 1, ["b"] = 2 },
            new Dictionary<string, double> { ["a"] = 1, ["b"] = 2, ["c"] = 3 }));

        Assert.Contains("Query c has a value in one run only", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PairedScores_OneQueryOrNoNumber_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Pair([1], [2]));
        Assert.Throws<ArgumentException>(() => Pair([1, double.NaN], [2, 3]));
    }

    private static PairedScores Pair(double[] baseline, double[] current) =>
        new([.. baseline.Zip(current).Select((pair, i) => new QueryChange($"{i}", pair.First, pair.Second))]);

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetDouble())];

    private static void Equal(JsonElement expected, double actual)
    {
        Assert.Equal(expected.GetDouble(), actual, 1e-9);
        // Small p-values have digits too.
        Assert.Equal(1, expected.GetDouble() == actual ? 1 : actual / expected.GetDouble(), 1e-9);
    }

    private static void Equal(JsonElement expected, Interval actual)
    {
        Equal(expected[0], actual.Lower);
        Equal(expected[1], actual.Upper);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

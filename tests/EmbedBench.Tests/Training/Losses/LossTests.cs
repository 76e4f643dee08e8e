using EmbedBench.Training.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace EmbedBench.Tests.Training.Losses;

/// <summary>Each loss against its formula, written out in double precision.</summary>
public sealed class LossTests
{
    private static readonly double[][] Anchors = [[1, 0.2, -0.3], [0.1, 1, 0.4], [-0.5, 0.3, 0.9]];
    private static readonly double[][] Positives = [[0.8, 0.1, -0.1], [0.3, 0.7, 0.6], [-0.2, 0.5, 1.1]];
    private static readonly double[][] Negatives = [[0.2, 0.9, 0.3], [1, -0.2, 0.1], [0.4, 0.4, -0.6]];
    private static readonly double[] Scores = [0.9, 0.1, 0.5];

    [Fact]
    public void MultipleNegativesRanking_TwoColumns_IsTheFormula() =>
        AssertLoss(Ranking(20, Positives), new LossSettings.MultipleNegativesRanking(), Anchors, Positives);

    [Fact]
    public void MultipleNegativesRanking_HardNegatives_JoinTheCandidates() =>
        AssertLoss(Ranking(5, [.. Positives, .. Negatives]), new LossSettings.MultipleNegativesRanking { Scale = 5 }, Anchors, Positives, Negatives);

    [Fact]
    public void Symmetric_TwoColumns_AveragesBothPartitions()
    {
        double expected = Mean(i =>
            (0.5 * (LogSumExp(Positives.Select(p => 20 * Cosine(Anchors[i], p))) + LogSumExp(Anchors.Select(a => 20 * Cosine(a, Positives[i])))))
            - (20 * Cosine(Anchors[i], Positives[i])));
        AssertLoss(expected, new LossSettings.SymmetricMultipleNegativesRanking(), Anchors, Positives);
    }

    [Fact]
    public void Matryoshka_WeightedSizes_SumsTheInnerLossOnTruncatedEmbeddings()
    {
        static double[][] Cut(double[][] rows, int size) => [.. rows.Select(row => row[..size])];
        double expected = Ranking(20, Positives) + (0.3 * Mean(i =>
            LogSumExp(Cut(Positives, 2).Select(p => 20 * Cosine(Anchors[i][..2], p))) - (20 * Cosine(Anchors[i][..2], Positives[i][..2]))));
        AssertLoss(
            expected,
            new LossSettings.Matryoshka { Of = new LossSettings.MultipleNegativesRanking(), Dimensions = [3, 2], Weights = [1, 0.3] },
            Anchors,
            Positives);
    }

    [Fact]
    public void Matryoshka_SizesPerStep_DrawsAsPythonsSampleAndGoesBackToAnyBatch()
    {
        // random.seed(42); [random.sample(range(3), 1) for _ in range(4)]
        int[] drawn = [2, 0, 0, 2];
        var settings = new LossSettings.Matryoshka { Of = new LossSettings.MultipleNegativesRanking(), Dimensions = [3, 2, 1], DimensionsPerStep = 1 };
        Loss loss = LossCatalogue.Create(settings, 3, seed: 42);
        double[] each = [.. Enumerable.Range(1, 3).Select(size => Value(LossCatalogue.Create(settings with { Dimensions = [4 - size], DimensionsPerStep = null }, 3, 0)))];
        Assert.Equal(drawn.Select(size => each[size]), drawn.Select(_ => Value(loss)));
        loss.GoTo(1);
        Assert.Equal(each[drawn[1]], Value(loss));
    }

    [Fact]
    public void Triplet_Margin_IsTheFormula() => AssertLoss(
        Mean(i => Math.Max(0, Distance(Anchors[i], Positives[i]) - Distance(Anchors[i], Negatives[i]) + 0.5)),
        new LossSettings.Triplet { Margin = 0.5 },
        Anchors,
        Positives,
        Negatives);

    [Fact]
    public void CoSent_Scores_OrdersTheCosines()
    {
        double sum = 1;
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                if (Scores[i] > Scores[j])
                    sum += Math.Exp(20 * (Cosine(Anchors[j], Positives[j]) - Cosine(Anchors[i], Positives[i])));
            }
        }

        AssertLoss(Math.Log(sum), new LossSettings.CoSent(), Anchors, Positives);
    }

    [Fact]
    public void CosineSimilarity_Scores_IsTheMeanSquare() => AssertLoss(
        Mean(i => Math.Pow(Cosine(Anchors[i], Positives[i]) - Scores[i], 2)), new LossSettings.CosineSimilarity(), Anchors, Positives);

    [Fact]
    public void Create_SizeAboveTheDimension_IsRefused()
    {
        var settings = new LossSettings.Matryoshka { Of = new LossSettings.MultipleNegativesRanking(), Dimensions = [3, 4] };
        ArgumentException refused = Assert.Throws<ArgumentException>(() => LossCatalogue.Create(settings, 3, 0));
        Assert.Contains("dimension 4", refused.Message, StringComparison.Ordinal);
    }

    private static void AssertLoss(double expected, LossSettings settings, params double[][][] columns)
    {
        double actual = Value(LossCatalogue.Create(settings, 3, 42), columns);
        Assert.InRange(Math.Abs(actual - expected), 0, 2e-6 * Math.Max(1, Math.Abs(expected)));
    }

    private static double Value(Loss loss) => Value(loss, [Anchors, Positives]);

    private static double Value(Loss loss, double[][][] columns)
    {
        using var scope = NewDisposeScope();
        Tensor[] tensors = [.. columns.Select(rows => tensor(rows.SelectMany(row => row.Select(value => (float)value)).ToArray()).view(3, 3).requires_grad_())];
        return loss.Of(tensors, tensor(Scores.Select(score => (float)score).ToArray())).ToSingle();
    }

    private static double Ranking(double scale, double[][] candidates) =>
        Mean(i => LogSumExp(candidates.Select(c => scale * Cosine(Anchors[i], c))) - (scale * Cosine(Anchors[i], Positives[i])));

    private static double Mean(Func<int, double> of) => Enumerable.Range(0, 3).Average(of);

    private static double LogSumExp(IEnumerable<double> values) => Math.Log(values.Sum(Math.Exp));

    private static double Cosine(double[] a, double[] b) => Dot(a, b) / Math.Sqrt(Dot(a, a) * Dot(b, b));

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());
}

using EmbedBench.Encoders;
using EmbedBench.Tests.Encoders;
using EmbedBench.Torch;
using EmbedBench.Training;

namespace EmbedBench.Tests.Training;

/// <summary>Whole runs on tiny models against sentence-transformers' trainer, step by step.</summary>
public sealed class GoldenTrainingTests : IDisposable
{
    private readonly Workers _workers = new(2);

    public static TheoryData<string> Cases =>
    [
        "bert-mean.mnrl", "bert-mean.mnrl-no-clip", "bert-mean.mnrl-linear-decay", "bert-mean.mnrl-symmetric", "bert-mean.mnrl-hard-negatives",
        "bert-mean.cached-mnrl", "bert-mean.matryoshka-mnrl", "bert-mean.matryoshka-cached-mnrl", "bert-mean.matryoshka-weights",
        "bert-mean.matryoshka-accumulate", "bert-mean.matryoshka-uneven-accumulate",
        "bert-mean.triplet", "bert-mean.cosent", "bert-mean.cosine-similarity",
        "bert-mean.dropout", "bert-mean.matryoshka-dropout",
        "bert-cls.mnrl", "bert-cls.matryoshka-mnrl", "bert-cls.dropout",
        "roberta-mean.mnrl", "roberta-mean.matryoshka-mnrl", "roberta-mean.dropout",
        "distilbert-mean.mnrl", "distilbert-mean.matryoshka-mnrl", "distilbert-mean.dropout",
        "modernbert-mean.mnrl", "modernbert-mean.matryoshka-mnrl", "modernbert-mean.dropout",
        "mpnet-mean.dropout", "mpnet-mean.matryoshka-dropout",
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Train_ReferenceRun_AgreesStepByStep(string name)
    {
        GoldenTraining golden = GoldenTraining.Load(name);
        using GoldenModel model = golden.LoadModel(_workers);
        using var trainer = new Trainer(model.Encoder, golden.Settings, golden.Rows, _workers);
        CompareBatches(golden);
        CompareFirstBatch(golden, trainer, model.Encoder);

        IReadOnlyList<TrainedStep> steps = trainer.Train(new TrainingHooks(), TestContext.Current.CancellationToken).Steps;

        Assert.Equal(golden.Steps.Count, steps.Count);
        foreach (((double loss, double norm, double rate), TrainedStep step) in golden.Steps.Zip(steps))
        {
            // Reruns with another order of summation stay four to ten times inside these.
            RequireRelative($"loss of step {step.Step}", loss, step.Loss, 2e-5);
            RequireRelative($"gradient norm of step {step.Step}", norm, step.GradientNorm, 2e-4);
            RequireRelative($"learning rate of step {step.Step}", rate, step.LearningRate, 1e-12);
        }

        EmbeddingMatrix after = model.Encoder.Encode(golden.AfterTexts, new EncodeOptions(), cancel: TestContext.Current.CancellationToken);
        Parity.Require("embeddings after training", golden.AfterEmbeddings, after.Values, 2e-5);
    }

    public void Dispose() => _workers.Dispose();

    private static void CompareBatches(GoldenTraining golden)
    {
        if (golden.Batches is not { } expected)
            return;
        var plan = new TrainingPlan(golden.Settings, golden.Rows);
        Assert.Equal(expected, Enumerable.Range(0, golden.Settings.Epochs).SelectMany(epoch => plan.Epoch(epoch).SelectMany(group => group)));
    }

    private static void CompareFirstBatch(GoldenTraining golden, Trainer trainer, SentenceEncoder encoder)
    {
        if (golden.FirstBatch is not var (expectedLoss, expectedNorms))
            return;
        int[] rows = new TrainingPlan(golden.Settings, golden.Rows).Epoch(0)[0][0];
        (double loss, IReadOnlyList<double> norms) = trainer.GradientNorms(rows);
        RequireRelative("loss of the first batch", expectedLoss, loss, 2e-6);
        Assert.Equal(expectedNorms.Keys.Order(StringComparer.Ordinal), encoder.Model.Parameters.Select(parameter => parameter.Name).Order(StringComparer.Ordinal));
        double whole = Math.Sqrt(expectedNorms.Values.Sum(norm => norm * norm));
        foreach ((string name, double norm) in encoder.Model.Parameters.Select(parameter => parameter.Name).Zip(norms))
        {
            // A key bias shifts all scores of a query alike: its gradient is zero in exact arithmetic, and what is left is rounding.
            if (name.EndsWith("key.bias", StringComparison.Ordinal) || name.EndsWith("k_lin.bias", StringComparison.Ordinal))
                Assert.InRange(norm, 0, 1e-6 * whole);
            else
                RequireRelative($"gradient norm of {name}", expectedNorms[name], norm, 1e-4);
        }
    }

    private static void RequireRelative(string what, double expected, double actual, double tolerance)
    {
        double difference = Math.Abs(expected - actual);
        Assert.True(difference <= tolerance * Math.Abs(expected), $"{what} is {actual:R}, the reference {expected:R}: {difference / Math.Abs(expected):G3} above {tolerance:G3}");
    }
}

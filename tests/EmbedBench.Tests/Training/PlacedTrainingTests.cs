using EmbedBench.Encoders;
using EmbedBench.Tests.Encoders;
using EmbedBench.Tests.Torch.Devices;
using EmbedBench.Torch;
using EmbedBench.Torch.Devices;
using EmbedBench.Training;

namespace EmbedBench.Tests.Training;

/// <summary>The reference runs without dropout in batches as a GPU takes them, in lower precision, and on a GPU: near the processor's in float32.</summary>
public sealed class PlacedTrainingTests : IDisposable
{
    private readonly Workers _workers = new(2);

    public static TheoryData<string> Cases =>
    [
        "bert-mean.mnrl", "bert-mean.matryoshka-mnrl", "bert-mean.cached-mnrl", "bert-mean.mnrl-hard-negatives", "bert-mean.mnrl-symmetric",
        "bert-mean.triplet", "bert-mean.cosent", "bert-mean.cosine-similarity", "bert-mean.matryoshka-uneven-accumulate", "bert-cls.mnrl",
        "roberta-mean.mnrl", "distilbert-mean.mnrl", "mpnet-mean.mnrl", "mpnet-mean.matryoshka-mnrl",
        "modernbert-mean.mnrl", "modernbert-mean.matryoshka-mnrl",
    ];

    /// <summary>One an architecture.</summary>
    public static TheoryData<string, Precision> LowerPrecisions =>
    [
        .. from name in (string[])["bert-mean.mnrl", "roberta-mean.mnrl", "distilbert-mean.mnrl", "mpnet-mean.mnrl", "modernbert-mean.mnrl"]
           from precision in (Precision[])[Precision.BFloat16, Precision.Float16]
           select new TheoryDataRow<string, Precision>(name, precision),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Train_WholeBatches_FollowsTheReferenceRun(string name) =>
        RequireReference(name, new Placement { Device = WholeBatches.OnCpu }, 1e-3);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Train_OnAGpu_FollowsTheReferenceRun(string name)
    {
        ComputeDevice gpu = FirstGpu.Require();
        gpu.RoundProducts(toTensorFloat32: false);
        RequireReference(name, new Placement { Device = gpu }, 1e-3);
    }

    [Theory]
    [MemberData(nameof(LowerPrecisions))]
    public void Train_LowerPrecision_KeepsTheLossesNearFloat32(string name, Precision precision)
    {
        foreach (ComputeDevice device in (ComputeDevice[])[ComputeDevice.Cpu, WholeBatches.OnCpu])
            RequireReference(name, new Placement { Device = device, Precision = precision }, 3e-2);
    }

    [Theory]
    [MemberData(nameof(LowerPrecisions))]
    public void Train_LowerPrecisionOnAGpu_KeepsTheLossesNearFloat32(string name, Precision precision) =>
        RequireReference(name, new Placement { Device = FirstGpu.Require(), Precision = precision }, 3e-2);

    public void Dispose() => _workers.Dispose();

    private void RequireReference(string name, Placement placement, double tolerance)
    {
        GoldenTraining golden = GoldenTraining.Load(name);
        (IReadOnlyList<TrainedStep> expected, EmbeddingMatrix expectedAfter) = Train(golden, Placement.Default);
        (IReadOnlyList<TrainedStep> steps, EmbeddingMatrix after) = Train(golden, placement);

        Assert.Equal(expected.Count, steps.Count);
        foreach ((TrainedStep before, TrainedStep step) in expected.Zip(steps))
        {
            double difference = Math.Abs(before.Loss - step.Loss) / Math.Max(1, Math.Abs(before.Loss));
            Assert.True(difference <= tolerance, $"{placement}: loss of step {step.Step} is {step.Loss:R}, in float32 {before.Loss:R}: {difference:G3} above {tolerance:G3}");
        }

        if (placement.Precision == Precision.Float32)
            Parity.Require("embeddings after training", expectedAfter.Values, after.Values, tolerance);
        // What the processor reproduces, GoldenTrainingTests say.
        if (!GoldenTrainingTests.Cases.Any(row => row.Data == name))
            return;
        foreach (((double loss, _, _), TrainedStep step) in golden.Steps.Zip(steps))
            Assert.Equal(loss, step.Loss, tolerance * Math.Max(1, loss));
    }

    private (IReadOnlyList<TrainedStep> Steps, EmbeddingMatrix After) Train(GoldenTraining golden, Placement placement)
    {
        using GoldenModel model = golden.LoadModel(_workers, placement);
        using var trainer = new Trainer(model.Encoder, golden.Settings, golden.Rows, _workers, TestContext.Current.CancellationToken);
        IReadOnlyList<TrainedStep> steps = trainer.Train(new TrainingHooks(), TestContext.Current.CancellationToken).Steps;
        return (steps, model.Encoder.Encode(golden.AfterTexts, new EncodeOptions(), cancel: TestContext.Current.CancellationToken));
    }
}

using EmbedBench.Encoders;
using EmbedBench.Tests.Encoders;
using EmbedBench.Tests.Training;
using EmbedBench.Torch;
using EmbedBench.Training;
using static TorchSharp.torch;

namespace EmbedBench.Tests.Torch;

/// <summary>Nothing is kept from step to step. Alone in its collection, since the count is of the whole process.</summary>
[Collection(nameof(LiveTensorTests))]
[CollectionDefinition(nameof(LiveTensorTests), DisableParallelization = true)]
public sealed class LiveTensorTests
{
    [Fact]
    public void Train_FromTheThirdStepOn_KeepsTheNumberOfTensors()
    {
        using var workers = new Workers(2);
        using GoldenModel model = GoldenModel.Load("bert-mean", workers);
        GoldenTraining golden = GoldenTraining.Load("bert-mean.dropout");
        using var trainer = new Trainer(model.Encoder, golden.Settings with { Epochs = 13 }, golden.Rows, workers, TestContext.Current.CancellationToken);
        var counts = new List<long>();
        trainer.Train(new TrainingHooks { Progress = new Counter(counts) }, TestContext.Current.CancellationToken);
        Assert.InRange(counts.Count, 50, int.MaxValue);
        Assert.Single(counts.Skip(2).Distinct());
    }

    [Fact]
    public void Encode_FromTheThirdBatchOn_KeepsTheNumberOfTensors()
    {
        using var workers = new Workers(2);
        using GoldenModel model = GoldenModel.Load("bert-mean", workers);
        var counts = new List<long>();
        for (int i = 0; i < 20; i++)
        {
            model.Encoder.Encode(model.Texts, new EncodeOptions { BlockTokens = 100 }, cancel: TestContext.Current.CancellationToken);
            counts.Add(Count());
        }

        Assert.Single(counts.Skip(2).Distinct());
    }

    [Fact]
    public void Encode_AfterAnException_KeepsTheNumberOfTensors()
    {
        using var workers = new Workers(2);
        using GoldenModel model = GoldenModel.Load("bert-mean", workers);
        var counts = new List<long>();
        for (int i = 0; i < 5; i++)
        {
            using var cancel = new CancellationTokenSource();
            var progress = new Canceller(cancel);
            Assert.Throws<OperationCanceledException>(() => model.Encoder.Encode(model.Texts, new EncodeOptions { BlockTokens = 50 }, progress, cancel.Token));
            counts.Add(Count());
        }

        Assert.Single(counts.Skip(1).Distinct());
    }

    private static long Count()
    {
        // What only the finalizer frees must not pass for kept, nor hide what is.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Tensor.TotalCount;
    }

    private sealed class Counter(List<long> counts) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => counts.Add(Tensor.TotalCount);
    }

    private sealed class Canceller(CancellationTokenSource cancel) : IProgress<EncodeProgress>
    {
        public void Report(EncodeProgress value) => cancel.Cancel();
    }
}

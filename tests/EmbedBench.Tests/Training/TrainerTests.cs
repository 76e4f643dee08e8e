using EmbedBench.Encoders;
using EmbedBench.Tests.Encoders;
using EmbedBench.Torch;
using EmbedBench.Training;
using EmbedBench.Training.Checkpoints;
using EmbedBench.Training.Losses;
using EmbedBench.Training.Samplers;
using EmbedBench.Training.Schedules;
using static TorchSharp.torch;

namespace EmbedBench.Tests.Training;

public sealed class TrainerTests
{
    private static readonly TrainingSettings Settings = new()
    {
        Pairs = ["query", "passage"],
        Loss = new LossSettings.MultipleNegativesRanking(),
        Epochs = 2,
        Batch = 8,
        Accumulate = 2,
        LearningRate = 5e-4,
        Schedule = ScheduleKind.Linear,
        Warmup = 0.1,
        Sampler = SamplerKind.NoDuplicates,
        Seed = 42,
        BlockTokens = 96,
        Dropout = 0.1,
        Checkpoint = new CheckpointSettings { EverySteps = 1 },
    };

    [Fact]
    public void Train_AnyThreadsCachedLossAndRecomputation_GivesTheSameWeights()
    {
        var hashes = new HashSet<string>();
        foreach (int threads in (int[])[1, 2, 3])
        {
            foreach (LossSettings loss in (LossSettings[])[new LossSettings.MultipleNegativesRanking(), new LossSettings.CachedMultipleNegativesRanking()])
            {
                foreach (Recompute recompute in (Recompute[])[Recompute.Always, Recompute.Never])
                    hashes.Add(Train(Settings with { Epochs = 1, Loss = loss, Recompute = recompute }, threads, new TrainingHooks()));
            }
        }

        Assert.Single(hashes);
    }

    [Theory]
    [InlineData("roberta-mean", 0.1)]
    [InlineData("distilbert-mean", 0.1)]
    [InlineData("mpnet-mean", 0)]
    [InlineData("mpnet-mean", 0.1)]
    [InlineData("modernbert-mean", 0)]
    [InlineData("modernbert-mean", 0.1)]
    public void Train_OtherArchitectures_GiveTheSameWeightsAtAnyThreadsAndRecomputation(string model, double dropout)
    {
        TrainingSettings settings = Settings with { Epochs = 1, Dropout = dropout };
        string once = Train(settings with { Recompute = Recompute.Never }, 1, new TrainingHooks(), model: model);
        Assert.Equal(once, Train(settings with { Recompute = Recompute.Always }, 3, new TrainingHooks(), model: model));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    public void Train_CancelledAndResumed_EndsWithTheBitsOfAnUninterruptedRun(int stopAfter)
    {
        using var folder = new TemporaryFolder();
        string whole = Train(Settings, 2, new TrainingHooks());
        Interrupt(folder, stopAfter);
        Assert.Equal(whole, Train(Settings, 1, new TrainingHooks { Checkpoints = new CheckpointFolder(folder.Path), Resume = true }));
    }

    [Fact]
    public void Train_NewestCheckpointDamaged_IsRefusedByNameAndTheOneBeforeIsUsed()
    {
        using var folder = new TemporaryFolder();
        string whole = Train(Settings, 2, new TrainingHooks());
        Interrupt(folder, stopAfter: 3);
        string newest = Path.Combine(folder.Path, "00000003", "weights.safetensors");
        byte[] bytes = File.ReadAllBytes(newest);
        bytes[^5] ^= 1;
        File.WriteAllBytes(newest, bytes);

        var warnings = new List<string>();
        var hooks = new TrainingHooks { Checkpoints = new CheckpointFolder(folder.Path, warnings.Add), Resume = true };
        Assert.Equal(whole, Train(Settings, 2, hooks));
        Assert.Contains("00000003", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Train_CheckpointOfAnotherRun_IsRefused()
    {
        using var folder = new TemporaryFolder();
        Interrupt(folder, stopAfter: 1);
        var hooks = new TrainingHooks { Checkpoints = new CheckpointFolder(folder.Path), Resume = true };
        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => Train(Settings with { LearningRate = 1e-4 }, 1, hooks));
        Assert.Contains("other settings", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_KeepsTheBest_PutsItsWeightsBackAndStopsWithoutImprovement()
    {
        using var folder = new TemporaryFolder();
        double[] values = [0.3, 0.5, 0.4, 0.4, 0.9];
        string? best = null;
        using var workers = new Workers(2);
        using GoldenModel model = GoldenModel.Load("bert-mean", workers);
        TrainingSettings settings = Settings with { Epochs = 5, KeepBest = "64.ndcg@10", Patience = 2 };
        using var trainer = new Trainer(model.Encoder, settings, Rows(), workers, TestContext.Current.CancellationToken);
        TrainingResult result = trainer.Train(
            new TrainingHooks
            {
                Checkpoints = new CheckpointFolder(folder.Path),
                Evaluate = point =>
                {
                    if (point.Epoch == 2)
                        best = model.Encoder.Model.WeightsFingerprint;
                    return new Dictionary<string, double> { ["64.ndcg@10"] = values[point.Epoch!.Value - 1] };
                },
            },
            TestContext.Current.CancellationToken);
        Assert.Equal(4, result.Evaluations.Count);
        Assert.Equal(result.Evaluations[1].Step, result.KeptStep);
        Assert.Equal(best, model.Encoder.Model.WeightsFingerprint);
    }

    [Fact]
    public void Train_WeightIsNotANumber_NamesTheStepAndItsRows()
    {
        using var workers = new Workers(2);
        using GoldenModel model = GoldenModel.Load("bert-mean", workers);
        using (no_grad())
            model.Encoder.Model.Parameters[0].Weight.fill_(float.NaN);
        using var trainer = new Trainer(model.Encoder, Settings, Rows(), workers, TestContext.Current.CancellationToken);
        NonFiniteLossException failure = Assert.Throws<NonFiniteLossException>(() => trainer.Train(new TrainingHooks(), TestContext.Current.CancellationToken));
        int[][] first = new TrainingPlan(Settings, Rows()).Epoch(0)[0];
        Assert.StartsWith("Step 1: the loss is NaN", failure.Message, StringComparison.Ordinal);
        Assert.Contains(string.Join(", ", first.SelectMany(rows => rows)), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_LibtorchFails_NamesTheStepWithItsRowsAndTokens()
    {
        using var workers = new Workers(2);
        using GoldenModel model = GoldenModel.Load("bert-mean", workers);
        // Most tokens have no embedding any more.
        using (no_grad())
            model.Encoder.Model.Parameters[0].Weight.set_(model.Encoder.Model.Parameters[0].Weight.narrow(0, 0, 3));
        using var trainer = new Trainer(model.Encoder, Settings, Rows(), workers, TestContext.Current.CancellationToken);
        TorchException failure = Assert.Throws<TorchException>(() => trainer.Train(new TrainingHooks(), TestContext.Current.CancellationToken));
        Assert.Matches("^libtorch failed while taking training step 1, with up to 8 rows of [0-9]+ tokens at a time: .*index", failure.Message);
    }

    [Fact]
    public void Trainer_TooLittleMemory_SaysWhatWasTriedAndWhatHelps()
    {
        using var workers = new Workers(2);
        using GoldenModel model = GoldenModel.Load("bert-mean", workers);
        Widen(model);
        TorchException failure = Assert.Throws<TorchException>(() => new Trainer(model.Encoder, Settings, Rows(), workers, TestContext.Current.CancellationToken));
        Assert.True(failure.IsOutOfMemory);
        Assert.StartsWith("libtorch failed while placing the gradients and moments of the model's weights on cpu: ", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("take a smaller model, or a device with more.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Encode_TooLittleMemory_NamesTheTextsAndTheSettingToLower()
    {
        using var workers = new Workers(2);
        using GoldenModel model = GoldenModel.Load("bert-mean", workers);
        Widen(model);
        TorchException failure = Assert.Throws<TorchException>(() => model.Encoder.Encode(["one", "two words"], new EncodeOptions(), cancel: TestContext.Current.CancellationToken));
        Assert.True(failure.IsOutOfMemory);
        Assert.Matches("^libtorch failed while encoding 2 texts of up to [0-9]+ tokens together: ", failure.Message);
        Assert.EndsWith(" Fewer tokens a batch than 2048 (--batch-size) or fewer threads need less memory.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Trainer_LossTakesOtherColumns_IsRefused()
    {
        using var workers = new Workers(1);
        using GoldenModel model = GoldenModel.Load("bert-mean", workers);
        TrainingSettings settings = Settings with { Loss = new LossSettings.Triplet() };
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new Trainer(model.Encoder, settings, Rows(), workers, TestContext.Current.CancellationToken));
        Assert.Contains("takes 3 columns", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Gives the first table rows of a million million values, all in one place: what is made of them fits no memory.</summary>
    private static void Widen(GoldenModel model)
    {
        using var inference = no_grad();
        Tensor weight = model.Encoder.Model.Parameters[0].Weight;
        weight.set_(zeros(1, 1).expand(weight.size(0), 1L << 40));
    }

    private static TrainingRows Rows() => GoldenTraining.Load("bert-mean.dropout").Rows;

    private static void Interrupt(TemporaryFolder folder, int stopAfter)
    {
        using var cancel = new CancellationTokenSource();
        var hooks = new TrainingHooks
        {
            Checkpoints = new CheckpointFolder(folder.Path),
            Progress = new Listener(progress =>
            {
                if (progress.Last.Step == stopAfter)
                    cancel.Cancel();
            }),
        };
        Assert.Throws<OperationCanceledException>(() => Train(Settings, 2, hooks, cancel));
    }

    private static string Train(
        TrainingSettings settings, int threads, TrainingHooks hooks, CancellationTokenSource? cancel = null, string model = "bert-mean")
    {
        CancellationToken token = cancel?.Token ?? TestContext.Current.CancellationToken;
        using var workers = new Workers(threads);
        using GoldenModel golden = GoldenModel.Load(model, workers);
        using var trainer = new Trainer(golden.Encoder, settings, Rows(), workers, token);
        trainer.Train(hooks, token);
        return golden.Encoder.Model.WeightsFingerprint;
    }

    private sealed class Listener(Action<TrainingProgress> action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action(value);
    }
}

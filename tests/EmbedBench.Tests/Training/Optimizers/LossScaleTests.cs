using EmbedBench.Tests.Encoders;
using EmbedBench.Torch;
using EmbedBench.Torch.Devices;
using EmbedBench.Training;
using EmbedBench.Training.Optimizers;
using EmbedBench.Training.Schedules;
using TorchSharp;

namespace EmbedBench.Tests.Training.Optimizers;

public sealed class LossScaleTests
{
    [Fact]
    public void Update_Overflow_HalvesAndBeginsToCountAnew()
    {
        var scale = new LossScale();
        for (int i = 0; i < 1999; i++)
            scale.Update(overflowed: false);
        scale.Update(overflowed: true);

        Assert.Equal(new LossScale.State(32768, 0), scale.Current);
    }

    [Fact]
    public void Update_TwoThousandSoundSteps_Doubles()
    {
        var scale = new LossScale();
        for (int i = 0; i < 2000; i++)
        {
            Assert.Equal(65536, scale.Factor);
            scale.Update(overflowed: false);
        }

        Assert.Equal(new LossScale.State(131072, 0), scale.Current);
    }

    [Fact]
    public void CanShrink_AfterSixteenOverflows_IsFalse()
    {
        var scale = new LossScale();
        for (int i = 0; i < 16; i++)
        {
            Assert.True(scale.CanShrink);
            scale.Update(overflowed: true);
        }

        Assert.False(scale.CanShrink);
    }

    [Fact]
    public void Train_GradientsOverflow_SkipsThoseStepsWhileTheScheduleWaits()
    {
        using var workers = new Workers(2);
        using GoldenModel model = GoldenModel.Load("bert-mean", workers, new Placement { Precision = Precision.Float16 });
        GoldenTraining golden = GoldenTraining.Load("bert-mean.mnrl");
        TrainingSettings settings = golden.Settings with { Epochs = 6, Warmup = 0.5 };
        using var trainer = new Trainer(model.Encoder, settings, golden.Rows, workers, TestContext.Current.CancellationToken);
        // Far above what float16 holds, so that the first gradients are infinite.
        const double Excessive = 1L << 40;
        trainer.LossScale!.Current = new LossScale.State(Excessive, 0);
        List<string> weights = [model.Encoder.Model.WeightsFingerprint];
        var hooks = new TrainingHooks { Progress = new Listener(_ => weights.Add(model.Encoder.Model.WeightsFingerprint)) };

        IReadOnlyList<TrainedStep> steps = trainer.Train(hooks, TestContext.Current.CancellationToken).Steps;

        Assert.All(steps.Take(10), step => Assert.True(step.Skipped));
        Assert.Contains(steps, step => !step.Skipped);
        var rate = new LearningRate(settings.Schedule, settings.LearningRate, steps.Count, settings.Warmup);
        double scale = Excessive;
        int taken = 0;
        foreach ((int i, TrainedStep step) in steps.Index())
        {
            Assert.Equal((scale, rate.At(taken), !double.IsFinite(step.GradientNorm)), (step.LossScale, step.LearningRate, step.Skipped));
            // The first step of a warm-up has rate 0 and changes nothing either.
            Assert.Equal(step.Skipped || step.LearningRate == 0, weights[i] == weights[i + 1]);
            (scale, taken) = step.Skipped ? (scale / 2, taken) : (scale, taken + 1);
        }
    }

    [Fact]
    public void Train_WeightIsNotANumber_EndsInsteadOfSkippingForEver()
    {
        using var workers = new Workers(2);
        using GoldenModel model = GoldenModel.Load("bert-mean", workers, new Placement { Precision = Precision.Float16 });
        GoldenTraining golden = GoldenTraining.Load("bert-mean.mnrl");
        using (torch.no_grad())
            model.Encoder.Model.Parameters[0].Weight.fill_(float.NaN);
        using var trainer = new Trainer(model.Encoder, golden.Settings with { Epochs = 20 }, golden.Rows, workers, TestContext.Current.CancellationToken);

        NonFiniteLossException failure = Assert.Throws<NonFiniteLossException>(() => trainer.Train(new TrainingHooks(), TestContext.Current.CancellationToken));

        Assert.StartsWith("Step 17: the loss is NaN", failure.Message, StringComparison.Ordinal);
    }

    private sealed class Listener(Action<TrainingProgress> action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action(value);
    }
}

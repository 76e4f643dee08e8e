using System.Text.Json.Nodes;
using EmbedBench.Tests.Encoders;
using EmbedBench.Tests.Torch.Devices;
using EmbedBench.Torch;
using EmbedBench.Torch.Devices;
using EmbedBench.Training;
using EmbedBench.Training.Checkpoints;

namespace EmbedBench.Tests.Training;

/// <summary>Runs whose device draws its masks and changes. Alone in its collection, since the processor's generator is the process's.</summary>
[Collection(nameof(DeviceMasksTests))]
[CollectionDefinition(nameof(DeviceMasksTests), DisableParallelization = true)]
public sealed class DeviceMasksTests
{
    private static readonly GoldenTraining Golden = GoldenTraining.Load("bert-mean.dropout");

    private static TrainingSettings Settings => Golden.Settings with { Epochs = 2, Dropout = 0.1, Checkpoint = new CheckpointSettings { EverySteps = 1 } };

    [Fact]
    public void Train_InterruptedOrRecomputed_HasTheMasksOfAnUninterruptedRun()
    {
        using var folder = new TemporaryFolder();
        string whole = Train(WholeBatches.OnCpu, Settings, new TrainingHooks()).Weights;
        Assert.Equal(whole, Train(WholeBatches.OnCpu, Settings with { Recompute = Recompute.Always }, new TrainingHooks()).Weights);

        Interrupt(folder, WholeBatches.OnCpu, stopAfter: 3);

        Assert.Equal(whole, Train(WholeBatches.OnCpu, Settings, new TrainingHooks { Checkpoints = new CheckpointFolder(folder.Path), Resume = true }).Weights);
    }

    [Fact]
    public void Train_OtherSeed_HasOtherMasks() => Assert.NotEqual(
        Train(WholeBatches.OnCpu, Settings, new TrainingHooks()).Weights,
        Train(WholeBatches.OnCpu, Settings with { Seed = Settings.Seed + 1 }, new TrainingHooks()).Weights);

    [Fact]
    public void Train_CheckpointOfAnotherDevice_IsTakenAndTheChangeIsTold()
    {
        using var folder = new TemporaryFolder();
        Interrupt(folder, ComputeDevice.Cpu, stopAfter: 3);
        PretendDevice(Path.Combine(folder.Path, "00000003"), "cuda:0");

        TrainingResult result = Train(ComputeDevice.Cpu, Settings, new TrainingHooks { Checkpoints = new CheckpointFolder(folder.Path), Resume = true }).Result;

        Assert.Equal([new DeviceChange(3, "cuda:0", "cpu")], result.DeviceChanges);
    }

    [Fact]
    public void Train_OnAGpuFromACheckpointOfTheProcessor_GoesOn()
    {
        ComputeDevice gpu = FirstGpu.Require();
        using var folder = new TemporaryFolder();
        Interrupt(folder, ComputeDevice.Cpu, stopAfter: 3);

        TrainingResult result = Train(gpu, Settings, new TrainingHooks { Checkpoints = new CheckpointFolder(folder.Path), Resume = true }).Result;

        Assert.Equal([new DeviceChange(3, "cpu", gpu.Name)], result.DeviceChanges);
    }

    [Fact]
    public void Train_OnAGpuInterrupted_HasTheMasksOfAnUninterruptedRun()
    {
        ComputeDevice gpu = FirstGpu.Require();
        using var folder = new TemporaryFolder();
        IReadOnlyList<TrainedStep> whole = Train(gpu, Settings, new TrainingHooks()).Result.Steps;
        Interrupt(folder, gpu, stopAfter: 3);

        IReadOnlyList<TrainedStep> resumed = Train(gpu, Settings, new TrainingHooks { Checkpoints = new CheckpointFolder(folder.Path), Resume = true }).Result.Steps;

        // Sums on a GPU have no fixed order; other masks would move a loss by some hundredths.
        Assert.All(whole.Zip(resumed), pair => Assert.Equal(pair.First.Loss, pair.Second.Loss, 1e-3));
    }

    private static void PretendDevice(string checkpoint, string device)
    {
        string file = Path.Combine(checkpoint, "state.json");
        JsonNode state = JsonNode.Parse(File.ReadAllText(file))!;
        state["device"] = device;
        File.WriteAllText(file, state.ToJsonString());
        CheckpointManifest.Write(checkpoint, ["weights.safetensors", "optimizer.safetensors", "state.json"]);
    }

    private static void Interrupt(TemporaryFolder folder, ComputeDevice device, int stopAfter)
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
        Assert.Throws<OperationCanceledException>(() => Train(device, Settings, hooks, cancel));
    }

    private static (TrainingResult Result, string Weights) Train(
        ComputeDevice device, TrainingSettings settings, TrainingHooks hooks, CancellationTokenSource? cancel = null)
    {
        CancellationToken token = cancel?.Token ?? TestContext.Current.CancellationToken;
        using var workers = new Workers(2);
        using GoldenModel model = GoldenModel.Load(Golden.Model, workers, new Placement { Device = device });
        using var trainer = new Trainer(model.Encoder, settings, Golden.Rows, workers, token);
        TrainingResult result = trainer.Train(hooks, token);
        return (result, model.Encoder.Model.WeightsFingerprint);
    }

    private sealed class Listener(Action<TrainingProgress> action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action(value);
    }
}

using EmbedBench.Datasets;
using EmbedBench.Encoders;
using EmbedBench.Experiments.Runner;
using EmbedBench.Results.Figures;
using EmbedBench.Training;

namespace EmbedBench.Tests.Experiments.Runner;

public sealed class RunClockTests
{
    [Fact]
    public void Time_StageWithinAStage_CountsTimeAndTokensToTheInnerOneAlone()
    {
        var clock = new RunClock(new SilentObserver());
        IProgress<TrainingProgress> training = clock;
        IProgress<EncodeProgress> encoding = clock;
        var step = new TrainingProgress(new TrainedStep(1, 0.5, 1, 1, 1e-5), 2, Tokens: 100);

        clock.Time("train", () =>
        {
            training.Report(step);
            Thread.Sleep(20);
            clock.Time("evaluate", () =>
            {
                Thread.Sleep(200);
                encoding.Report(new EncodeProgress(1, 1, 7000, 7000));
                return 0;
            });
            training.Report(step);
            return 0;
        });

        Assert.InRange(clock.Seconds["evaluate"], 0.2, double.MaxValue);
        Assert.InRange(clock.Seconds["train"], 0, clock.Seconds["evaluate"]);
        Assert.Equal(200, clock.TokensPerSecond.GetValueOrDefault("train") * clock.Seconds["train"], clock.Seconds["train"]);
        Assert.Equal(7000, clock.TokensPerSecond["evaluate"] * clock.Seconds["evaluate"], clock.Seconds["evaluate"]);
    }

    [Fact]
    public void KeepIn_FileOfAnInterruptedRun_AddsToIt()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "clock.json");
        new RunClockNotes(
            new Dictionary<string, double> { ["load"] = 1.5, ["train"] = 100 },
            new Dictionary<string, long> { ["train"] = 5000 },
            PeakBytes: long.MaxValue).Write(file);
        var clock = new RunClock(new SilentObserver());
        IProgress<TrainingProgress> training = clock;

        clock.KeepIn(file);
        clock.Time("train", () =>
        {
            training.Report(new TrainingProgress(new TrainedStep(2, 1, 1, 1, 1e-5), 2, Tokens: 100));
            return 0;
        });

        RunClockNotes kept = RunClockNotes.Read(file)!;
        Assert.Equal(1.5, clock.Seconds["load"]);
        Assert.InRange(kept.Seconds["train"], 100, 110);
        Assert.Equal(5100, kept.Tokens["train"]);
        Assert.Equal(long.MaxValue, clock.PeakBytes);
    }

    private sealed class SilentObserver : IRunObserver
    {
        public void Begin(string stage, string? detail)
        {
        }

        public void Loading(DataProgress progress)
        {
        }

        public void Encoding(EncodeProgress progress)
        {
        }

        public void Training(TrainingProgress progress)
        {
        }

        public void Evaluated(FigureStage stage, IReadOnlyDictionary<FigureName, double> figures)
        {
        }

        public void Warn(string message)
        {
        }
    }
}

using EmbedBench.Results.Records;
using EmbedBench.Torch;

namespace EmbedBench.Tests.Cli;

/// <summary>A real process is killed in the middle of a run, and the resumed run must end with the bits of an uninterrupted one.</summary>
public sealed class KilledRunTests
{
    private const int Epochs = 15;

    [Fact]
    public async Task Run_KilledThreeTimesAndResumed_EndsWithTheSameWeights()
    {
        using var whole = new TinyExperiment(Epochs, checkpoint: 1);
        (int code, string record, string messages) = await BuiltProgram.Start(whole.Root, "run", TinyExperiment.Name, "--json").FinishAsync();
        Assert.True(code == 0, messages);

        using var killed = new TinyExperiment(Epochs, checkpoint: 1);
        var random = new RandomStream(42);
        for (int kill = 0; kill < 3; kill++)
        {
            using BuiltProgram run = BuiltProgram.Start(killed.Root, "run", TinyExperiment.Name, "--resume");
            await WaitForCheckpoint(killed);
            await Task.Delay((int)(400 * random.Uniform()), TestContext.Current.CancellationToken);
            run.Kill();
            await run.FinishAsync();
        }

        (code, string resumed, messages) = await BuiltProgram.Start(killed.Root, "run", TinyExperiment.Name, "--resume", "--json").FinishAsync();
        Assert.True(code == 0, messages);
        Assert.Equal(Hash(record), Hash(resumed));
        Assert.Single(Directory.GetDirectories(killed.RunsFolder));
    }

    [Fact]
    public async Task Run_ResumeWhileTheRunGoesOn_MakesARunOfItsOwn()
    {
        using var tiny = new TinyExperiment(4 * Epochs, checkpoint: 1);
        using BuiltProgram first = BuiltProgram.Start(tiny.Root, "run", TinyExperiment.Name, "--json");
        await WaitForCheckpoint(tiny);
        using BuiltProgram second = BuiltProgram.Start(tiny.Root, "run", TinyExperiment.Name, "--resume", "--json");
        (int Code, string Result, string Messages)[] ends = await Task.WhenAll(first.FinishAsync(), second.FinishAsync());

        Assert.All(ends, end => Assert.True(end.Code == 0, end.Messages));
        Assert.Equal(Hash(ends[0].Result), Hash(ends[1].Result));
        Assert.Equal(2, Directory.GetFiles(tiny.RunsFolder, "record.json", SearchOption.AllDirectories).Length);
        Assert.Empty(Directory.GetFiles(tiny.RunsFolder, "lock", SearchOption.AllDirectories));
    }

    private static string Hash(string record) =>
        RunRecordFile.Parse(System.Text.Encoding.UTF8.GetBytes(record), "record").Deterministic.Hashes.TunedWeights!;

    /// <summary>Kills before the first checkpoint would test nothing but starting over.</summary>
    private static async Task WaitForCheckpoint(TinyExperiment experiment)
    {
        while (!Directory.Exists(experiment.RunsFolder)
            || Directory.GetFiles(experiment.RunsFolder, "latest", SearchOption.AllDirectories).Length == 0)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}

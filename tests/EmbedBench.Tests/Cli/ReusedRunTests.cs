using EmbedBench.Cli.CommandLine;

namespace EmbedBench.Tests.Cli;

/// <summary>A finished run stands for another only where nothing that decides its figures has changed.</summary>
public sealed class ReusedRunTests
{
    [Theory]
    [InlineData("title: A tiny experiment", "title: Another title", true)]
    [InlineData("smoke: {}", "smoke: { bands: { train.steps: { expected: 99, within: 1, origin: test } } }", true)]
    [InlineData("seed: 42", "seed: 43", false)]
    [InlineData("dimensions: [64, 32]", "dimensions: [64, 16]", false)]
    public void Run_ReuseAfterAChangeOfTheSpec_TakesTheRunUnlessFiguresMayChange(string piece, string replacement, bool isReused)
    {
        using var tiny = new TinyExperiment();
        Assert.Equal(ExitCode.Held, CommandCall.Run("run", TinyExperiment.Name, "--root", tiny.Root).Code);
        tiny.EditSpec(piece, replacement);

        CommandCall again = CommandCall.Run("run", TinyExperiment.Name, "--reuse", "--root", tiny.Root);

        Assert.Equal(piece == "smoke: {}" ? ExitCode.Failed : ExitCode.Held, again.Code);
        Assert.Equal(isReused, again.Messages.Contains("reuse: the run in ", StringComparison.Ordinal));
        Assert.Equal(isReused ? 1 : 2, Directory.GetDirectories(tiny.RunsFolder).Length);
    }

    [Fact]
    public void Run_ReuseOfAnUnfinishedPartialOrOtherProgramsRun_RunsAnew()
    {
        using var tiny = new TinyExperiment();
        Assert.Equal(ExitCode.Held, CommandCall.Run("run", TinyExperiment.Name, "--stage", "base", "--root", tiny.Root).Code);
        Assert.Equal(ExitCode.Held, CommandCall.Run("run", TinyExperiment.Name, "--reuse", "--root", tiny.Root).Code);
        string whole = Directory.GetDirectories(tiny.RunsFolder).Max(StringComparer.Ordinal)!;
        File.AppendAllText(Path.Combine(whole, "identity"), "of another program\n");
        Assert.Equal(ExitCode.Held, CommandCall.Run("run", TinyExperiment.Name, "--reuse", "--root", tiny.Root).Code);
        File.Delete(Path.Combine(Directory.GetDirectories(tiny.RunsFolder).Max(StringComparer.Ordinal)!, "record.json"));
        Assert.Equal(ExitCode.Held, CommandCall.Run("run", TinyExperiment.Name, "--reuse", "--root", tiny.Root).Code);

        Assert.Equal(4, Directory.GetDirectories(tiny.RunsFolder).Length);
    }

    [Fact]
    public async Task Run_ReuseWithFreshAsked_RunsAnew()
    {
        using var tiny = new TinyExperiment();
        Assert.Equal(ExitCode.Held, CommandCall.Run("run", TinyExperiment.Name, "--root", tiny.Root).Code);
        var fresh = new Dictionary<string, string> { ["EMBEDBENCH_FRESH"] = "1" };

        (int reused, _, string messages) = await BuiltProgram.Start(tiny.Root, "run", TinyExperiment.Name, "--reuse").FinishAsync();
        Assert.True(reused == 0 && messages.Contains("reuse: the run in ", StringComparison.Ordinal), messages);
        (int anew, _, messages) = await BuiltProgram.Start(tiny.Root, fresh, "run", TinyExperiment.Name, "--reuse").FinishAsync();

        Assert.True(anew == 0, messages);
        Assert.Equal(2, Directory.GetDirectories(tiny.RunsFolder).Length);
    }
}

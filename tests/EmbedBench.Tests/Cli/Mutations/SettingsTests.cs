using EmbedBench.Cli.CommandLine;

namespace EmbedBench.Tests.Cli.Mutations;

/// <summary>What changes no figure may be set to anything: the run still equals the accepted record, hashes included.</summary>
public sealed class SettingsTests(AcceptedExperiment accepted) : IClassFixture<AcceptedExperiment>
{
    [Theory]
    [InlineData("--threads", "1")]
    [InlineData("--threads", "2")]
    [InlineData("--threads", "3")]
    [InlineData("--batch-size", "50")]
    [InlineData("--batch-size", "4096")]
    public void Run_AnyThreadsAndBatchSize_EqualsTheAcceptedRecord(string option, string value)
    {
        using var folder = new TemporaryFolder();
        AcceptedExperiment.Copy copy = accepted.CopyTo(folder);

        CommandCall run = CommandCall.Run("run", AcceptedExperiment.Name, option, value, "--root", copy.Root);

        Assert.Equal(ExitCode.Held, run.Code);
        Assert.Contains("The record equals the accepted one, hashes included.", run.Result, StringComparison.Ordinal);
    }

    /// <summary>Runs that start together must not write into each other's folder, whoever ends first.</summary>
    [Fact]
    public async Task Run_TwoProcessesAtOnce_EachMakesAWholeRunOfItsOwn()
    {
        using var folder = new TemporaryFolder();
        AcceptedExperiment.Copy copy = accepted.CopyTo(folder);
        string runs = Path.GetDirectoryName(Path.GetDirectoryName(copy.RecordFile)!)!;
        string[] before = Directory.GetDirectories(runs);

        BuiltProgram[] processes = [.. Enumerable.Range(0, 2).Select(_ => BuiltProgram.Start(copy.Root, "run", AcceptedExperiment.Name))];
        (int Code, string Result, string Messages)[] ends = await Task.WhenAll(processes.Select(process => process.FinishAsync()));

        Assert.All(ends, end => Assert.True(end.Code == 0 && end.Result.Contains("equals the accepted one, hashes included.", StringComparison.Ordinal), end.Messages));
        string[] made = [.. Directory.GetDirectories(runs).Except(before)];
        Assert.Equal(2, made.Length);
        Assert.All(made, run => Assert.True(
            File.Exists(Path.Combine(run, "record.json")) && File.Exists(Path.Combine(run, "model", "model.safetensors")) && File.Exists(Path.Combine(run, "report.md"))));
        Assert.Contains((await File.ReadAllTextAsync(Path.Combine(runs, "latest"), TestContext.Current.CancellationToken)).Trim(), made.Select(Path.GetFileName));
        Assert.Equal(ExitCode.Held, CommandCall.Run("check", "--root", copy.Root).Code);
        Assert.Empty(Directory.GetFiles(copy.Root, "*.tmp", SearchOption.AllDirectories));
    }
}

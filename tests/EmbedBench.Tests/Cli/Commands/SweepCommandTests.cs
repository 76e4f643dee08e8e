using System.Text.Json;
using EmbedBench.Cli.CommandLine;

namespace EmbedBench.Tests.Cli.Commands;

public sealed class SweepCommandTests
{
    [Fact]
    public void Sweep_SeedsAndRates_EndsWithOneTable()
    {
        using var tiny = new TinyExperiment();
        string[] sweep = ["sweep", "tiny", "--over", "learning_rate=1e-4,1e-3", "--over", "seed=1..2", "--root", tiny.Root];
        CommandCall first = CommandCall.Run(sweep);

        Assert.Equal(ExitCode.Held, first.Code);
        Assert.Contains("run 4 of 4: learning_rate=1e-3, seed=2\n", first.Messages, StringComparison.Ordinal);
        string[] lines = first.Result.Split('\n');
        Assert.Equal("tiny, profile smoke: 4 of 4 runs", lines[0]);
        Assert.Equal(
            ["learning_rate", "figure", "seed", "1", "seed", "2", "mean", "±", "95", "%", "difference", "p", "paired", "t", "p", "corrected"],
            lines[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("1e-4           tuned.64.ndcg@10  ", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("1e-3           tuned.32.ndcg@10  ", lines[5], StringComparison.Ordinal);

        string folder = Assert.Single(Directory.GetFiles(tiny.Root, "result.json", SearchOption.AllDirectories));
        string table = File.ReadAllText(Path.Combine(Path.GetDirectoryName(folder)!, "table.md"));
        Assert.StartsWith("| learning_rate | figure | seed 1 | seed 2 | mean | ± 95 % | difference | p paired t | p corrected |\n| --- | --- | ---: |", table, StringComparison.Ordinal);
        Assert.False(Directory.Exists(tiny.RunsFolder), "A sweep's runs are not the experiment's latest.");

        // All is there: nothing runs, and the result is the same.
        CommandCall second = CommandCall.Run([.. sweep, "--json"]);
        Assert.Equal((ExitCode.Held, ""), (second.Code, second.Messages));
        Assert.Equal(JsonDocument.Parse(File.ReadAllText(folder)).RootElement.ToString(), JsonDocument.Parse(second.Result).RootElement.ToString());
        Assert.Equal(4, JsonDocument.Parse(second.Result).RootElement.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("deterministic_sha256").GetString()).Distinct().Count());
    }

    [Fact]
    public void Sweep_LargerGrid_RunsWhatIsMissingAlone()
    {
        using var tiny = new TinyExperiment();
        CommandCall.Run("sweep", "tiny", "--over", "seed=1,3", "--root", tiny.Root);
        CommandCall task = CommandCall.Run("sweep", "tiny", "--over", "seed=1..3", "--task", "2", "--root", tiny.Root);
        Assert.Equal(ExitCode.Held, task.Code);
        Assert.StartsWith("seed=2: ", task.Result, StringComparison.Ordinal);
        Assert.Contains("run 2 of 3: seed=2\n", task.Messages, StringComparison.Ordinal);

        CommandCall larger = CommandCall.Run("sweep", "tiny", "--over", "seed=1..3", "--figure", "train.loss.last", "--root", tiny.Root);
        Assert.Equal((ExitCode.Held, ""), (larger.Code, larger.Messages));
        Assert.Equal(
            ["figure", "seed", "1", "seed", "2", "seed", "3", "mean", "±", "95", "%"], larger.Result.Split('\n')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("train.loss.last  ", larger.Result, StringComparison.Ordinal);
    }

    [Fact]
    public void Sweep_RunOfAnotherBuild_StandsInTheTableAndIsNamed()
    {
        using var tiny = new TinyExperiment();
        string[] sweep = ["sweep", "tiny", "--over", "seed=1..2", "--root", tiny.Root];
        CommandCall.Run(sweep);
        string identity = Directory.GetFiles(tiny.Root, "identity", SearchOption.AllDirectories)[0];
        File.WriteAllText(identity, File.ReadAllText(identity).Replace("\nprogram ", "\nprogram 0", StringComparison.Ordinal));

        CommandCall second = CommandCall.Run(sweep);
        Assert.Equal(ExitCode.Held, second.Code);
        Assert.StartsWith("1 of 2 runs are of another build of the program; they are made anew once their folders are gone: ", second.Messages, StringComparison.Ordinal);

        Directory.Delete(Path.GetDirectoryName(Path.GetDirectoryName(identity))!, recursive: true);
        CommandCall third = CommandCall.Run(sweep);
        Assert.Equal(ExitCode.Held, third.Code);
        Assert.DoesNotContain("another build", third.Messages, StringComparison.Ordinal);
        Assert.Contains(" of 2: seed=", third.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Sweep_Interrupted_SaysHowToGoOn()
    {
        using var tiny = new TinyExperiment();
        CommandCall sweep = CommandCall.Run(new CancellationToken(canceled: true), "sweep", "tiny", "--over", "seed=1..3", "--root", tiny.Root);
        Assert.Equal((ExitCode.Interrupted, ""), (sweep.Code, sweep.Result));
        Assert.EndsWith("The same command goes on where this one stopped.\nInterrupted.\n", sweep.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Sweep_RateThatIsTooHigh_IsTheOnlyRunWithoutARecord()
    {
        using var tiny = new TinyExperiment(epochs: 3);
        CommandCall sweep = CommandCall.Run("sweep", "tiny", "--over", "learning_rate=1e38,1e-4", "--root", tiny.Root);
        Assert.Equal(ExitCode.Machine, sweep.Code);
        Assert.Contains("tiny, profile smoke: 1 of 2 runs\n", sweep.Result, StringComparison.Ordinal);
        Assert.Contains("learning_rate=1e38 has no record: ", sweep.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Sweep_DataThatChangedInBetween_IsRefused()
    {
        using var tiny = new TinyExperiment(isPinned: false);
        CommandCall.Run("sweep", "tiny", "--over", "seed=1..2", "--root", tiny.Root);
        File.AppendAllText(tiny.RowsFile, "{\"query\": \"one more\", \"passage\": \"and its passage\"}\n");
        CommandCall sweep = CommandCall.Run("sweep", "tiny", "--over", "seed=1..3", "--root", tiny.Root);
        Assert.Equal(ExitCode.Input, sweep.Code);
        Assert.Contains("error: The runs seed=1 and seed=3 cannot stand in one table: their data differ (", sweep.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--over", "seed", "error: --over: \"seed\" is no key with values, such as learning_rate=1e-5,2e-5 or seed=1..5.\n")]
    [InlineData("--over", "rate=1,2", "error EB0001: --over rate: a sweep knows no such key of model, evaluation or training; the nearest is ")]
    [InlineData("--figure", "tuned.64.ndcg@7", "error: --figure: runs of tiny with profile smoke have no tuned.64.ndcg@7.\n")]
    [InlineData("--figure", "tuned", "error: --figure: ")]
    [InlineData("--task", "3", "error: --task: the grid has 2 runs, so none is number 3.\n")]
    public void Sweep_WrongUse_IsASentence(string option, string value, string expected)
    {
        using var tiny = new TinyExperiment();
        CommandCall sweep = CommandCall.Run("sweep", "tiny", "--over", "batch=4,8", option, value, "--root", tiny.Root);
        Assert.Equal((ExitCode.Usage, ""), (sweep.Code, sweep.Result));
        Assert.StartsWith(expected, sweep.Messages, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(tiny.Root, "sweeps")));
    }
}

using System.Text.Json;
using EmbedBench.Cli.CommandLine;

namespace EmbedBench.Tests.Cli.Commands;

/// <summary>list, show, new, run, check and search on a tiny experiment.</summary>
public sealed class ExperimentCommandTests
{
    private const string Holding = "{ base.64.ndcg@10: { above: 0, below: 1.1, origin: any } }";
    private const string Failing = "{ base.64.ndcg@10: { expected: 2, within: 0.1, origin: impossible } }";

    [Fact]
    public void Run_Whole_JudgesReportsAndIsFoundAgain()
    {
        using var tiny = new TinyExperiment(bands: Holding);
        CommandCall run = CommandCall.Run("run", "tiny", "--root", tiny.Root);

        Assert.Equal(ExitCode.Held, run.Code);
        Assert.Contains("metric  ", run.Result, StringComparison.Ordinal);
        Assert.Contains("held  base.64.ndcg@10 should be above 0 and below 1.1 (any)", run.Result, StringComparison.Ordinal);
        string record = Assert.Single(Directory.EnumerateFiles(tiny.RunsFolder, "record.json", SearchOption.AllDirectories));
        string folder = Path.GetDirectoryName(record)!;
        Assert.StartsWith("# Tiny", File.ReadAllText(Path.Combine(folder, "report.md")), StringComparison.Ordinal);

        string card = File.ReadAllText(Path.Combine(folder, "model", "README.md"));
        Assert.StartsWith("---\nlanguage: en\nlibrary_name: sentence-transformers\n", card, StringComparison.Ordinal);
        Assert.Contains("\nbase_model: bert-mean\nmetrics:\n- ndcg@10\nmodel-index:\n- name: tiny\n", card, StringComparison.Ordinal);
        Assert.Contains("\n| learning rate | 1e-4 |\n", card, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Held, CommandCall.Run("check", "--root", tiny.Root).Code);
        CommandCall search = CommandCall.Run(
            "search", "tiny", "question 3", "--root", tiny.Root, "--top", "2", "--dimension", "32", "--json");
        using var found = JsonDocument.Parse(search.Result);
        Assert.Equal(2, found.RootElement.GetProperty("base").GetArrayLength());
        Assert.Equal(2, found.RootElement.GetProperty("tuned").GetArrayLength());
    }

    [Fact]
    public void Run_BandFails_Exits1WithTheRecordAsJson()
    {
        using var tiny = new TinyExperiment(bands: Failing);
        CommandCall run = CommandCall.Run("run", "tiny", "--root", tiny.Root, "--stage", "base", "--json");

        Assert.Equal(ExitCode.Failed, run.Code);
        using var record = JsonDocument.Parse(run.Result);
        Assert.False(record.RootElement.GetProperty("held").GetBoolean());
        int line = File.ReadAllLines(tiny.SpecFile).Index().First(text => text.Item.Contains("bands:", StringComparison.Ordinal)).Index + 1;
        string error = $"{tiny.SpecFile}({line},21): error EB0004: tiny, profile smoke: base.64.ndcg@10 should be ";
        Assert.Contains(error, run.Messages, StringComparison.Ordinal);
        Assert.Matches(" too (low|high)\\. Where the figure is right, change the band and accept .+/record\\.json\\.\n", run.Messages);
        CommandCall check = CommandCall.Run("check", "tiny/smoke", "--root", tiny.Root);
        Assert.Equal(ExitCode.Failed, check.Code);
        Assert.StartsWith(error, check.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_SpecChangedSinceTheRun_Exits3()
    {
        using var tiny = new TinyExperiment();
        Assert.Equal(ExitCode.Held, CommandCall.Run("run", "tiny", "--root", tiny.Root, "--stage", "base").Code);
        File.WriteAllText(tiny.SpecFile, File.ReadAllText(tiny.SpecFile).Replace("batch: 8", "batch: 4", StringComparison.Ordinal));

        CommandCall check = CommandCall.Run("check", "--root", tiny.Root);

        Assert.Equal(ExitCode.Input, check.Code);
        Assert.Contains("have changed since this run", check.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_NothingRun_Exits3()
    {
        using var tiny = new TinyExperiment();

        Assert.Equal(ExitCode.Input, CommandCall.Run("check", "--root", tiny.Root).Code);
        Assert.Equal(ExitCode.Input, CommandCall.Run("check", "tiny/smoke@accepted", "--root", tiny.Root).Code);
        Assert.Equal(ExitCode.Input, CommandCall.Run("search", "tiny", "x", "--model", "tuned", "--root", tiny.Root).Code);
    }

    [Fact]
    public void Show_Json_SaysWhatARunWouldDo()
    {
        using var tiny = new TinyExperiment(epochs: 3);
        CommandCall show = CommandCall.Run("show", "tiny", "--root", tiny.Root, "--json");

        Assert.Equal(ExitCode.Held, show.Code);
        using var document = JsonDocument.Parse(show.Result);
        JsonElement run = document.RootElement.GetProperty("run");
        Assert.Equal((16, 4, 20, 6), (Number("training_rows"), Number("queries"), Number("passages"), Number("steps")));
        // 16 rows of "question N of many" and "passage number N answers", three times; four evaluations of all texts.
        Assert.InRange(Number("training_tokens"), 3 * 16 * 8, 3 * 16 * 40);
        Assert.InRange(Number("encoded_tokens"), 4 * 24 * 4, 4 * 24 * 20);
        Assert.InRange(run.GetProperty("peak_bytes").GetInt64(), 400_000_000, 1_000_000_000);
        Assert.Equal(8, document.RootElement.GetProperty("spec").GetProperty("training").GetProperty("batch").GetInt32());

        int Number(string name) => run.GetProperty(name).GetInt32();
    }

    [Fact]
    public void Show_WrongKey_Exits2WithFileAndLine()
    {
        using var tiny = new TinyExperiment();
        File.WriteAllText(tiny.SpecFile, File.ReadAllText(tiny.SpecFile).Replace("batch: 8", "bach: 8", StringComparison.Ordinal));

        CommandCall show = CommandCall.Run("show", tiny.SpecFile, "--root", tiny.Root);

        Assert.Equal(ExitCode.Usage, show.Code);
        Assert.Contains("experiment.yaml(19,3): error EB0001: ", show.Messages, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, CommandCall.Run("list", "--root", tiny.Root).Code);
    }

    [Fact]
    public void New_Copy_IsListedUnderItsName()
    {
        using var tiny = new TinyExperiment();
        Assert.Equal(ExitCode.Held, CommandCall.Run("new", "mine", "--from", "tiny", "--root", tiny.Root).Code);

        using var document = JsonDocument.Parse(CommandCall.Run("list", "--root", tiny.Root, "--json").Result);
        IEnumerable<JsonElement> listed = document.RootElement.GetProperty("experiments").EnumerateArray();
        Assert.Equal(["mine", "tiny"], listed.Select(experiment => experiment.GetProperty("name").GetString()));
        Assert.Equal(ExitCode.Usage, CommandCall.Run("new", "mine", "--from", "tiny", "--root", tiny.Root).Code);
        Assert.Equal(ExitCode.Usage, CommandCall.Run("new", "../mine", "--from", "tiny", "--root", tiny.Root).Code);
        Assert.Equal(ExitCode.Usage, CommandCall.Run("new", "other", "--from", "tny", "--root", tiny.Root).Code);
    }
}

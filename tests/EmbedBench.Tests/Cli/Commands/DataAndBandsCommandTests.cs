using System.Text.Json;
using EmbedBench.Cli.CommandLine;

namespace EmbedBench.Tests.Cli.Commands;

/// <summary>data show and calibrate.</summary>
public sealed class DataAndBandsCommandTests
{
    [Fact]
    public void DataShow_Json_CountsRowsTokensAndOverlap()
    {
        using var tiny = new TinyExperiment();
        CommandCall show = CommandCall.Run("data", "show", "tiny", "--root", tiny.Root, "--json");

        Assert.Equal((ExitCode.Held, ""), (show.Code, show.Messages));
        using var document = JsonDocument.Parse(show.Result);
        JsonElement data = document.RootElement;
        Assert.Equal([20, 16, 4, 20, 20, 20, 0], new[] { "rows", "training", "test", "documents", "distinct_queries", "distinct_passages", "duplicate_rows" }.Select(name => data.GetProperty(name).GetInt32()));
        Assert.Equal(0, data.GetProperty("overlap").GetProperty("data.overlap.exact").GetInt32());
        Assert.Equal(0, data.GetProperty("query_tokens").GetProperty("share_cut").GetDouble());
        Assert.True(data.GetProperty("query_tokens").GetProperty("shortest").GetInt32() >= 6);
        Assert.Equal("question 0 of many", data.GetProperty("first")[0].GetProperty("query").GetString());
    }

    [Fact]
    public void Calibrate_TwoSeeds_WritesBandsThatTheNextRunHolds()
    {
        using var tiny = new TinyExperiment();
        CommandCall calibrate = CommandCall.Run("calibrate", "tiny", "--seeds", "2", "--root", tiny.Root);

        Assert.Equal(ExitCode.Held, calibrate.Code);
        string spec = File.ReadAllText(tiny.SpecFile);
        Assert.Contains("tuned.64.ndcg@10: { expected: ", spec, StringComparison.Ordinal);
        Assert.Contains("measured: mean of 2 seeds", spec, StringComparison.Ordinal);
        CommandCall run = CommandCall.Run("run", "tiny", "--root", tiny.Root);
        Assert.Equal(ExitCode.Held, run.Code);
        Assert.Contains("held  tuned.64.ndcg@10 should be ", run.Result, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, CommandCall.Run("calibrate", "tiny", "--seeds", "1", "--root", tiny.Root).Code);
    }
}

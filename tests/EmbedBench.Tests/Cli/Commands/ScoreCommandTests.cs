using System.Text.Json;
using EmbedBench.Cli.CommandLine;

namespace EmbedBench.Tests.Cli.Commands;

public sealed class ScoreCommandTests
{
    private const string Run = "q1 Q0 a 1 0.9 tag\nq1 Q0 b 2 0.5 tag\nq1 Q0 c 3 0.5 tag\nq2 Q0 a 1 0.7 tag\n";
    private const string Judgments = "q1 0 c 1\nq2 0 a 1\n";

    [Theory]
    [InlineData("id", 1.0 / 3)]
    [InlineData("trec", 0.5)]
    public void Run_TiedScores_FollowsTheRuleAndGivesBounds(string ties, double first)
    {
        using var folder = new TemporaryFolder();
        string run = folder.Write("run.trec", Run), judgments = folder.Write("qrels.trec", Judgments);
        CommandCall call = CommandCall.Run(
            "score", run, judgments, "--metrics", "mrr@10,accuracy@1", "--ties", ties, "--per-query", "--json");

        Assert.Equal((ExitCode.Held, ""), (call.Code, call.Messages));
        using var document = JsonDocument.Parse(call.Result);
        Assert.Equal((first + 1) / 2, document.RootElement.GetProperty("mrr@10").GetDouble(), 1e-12);
        Assert.Equal(0.5, document.RootElement.GetProperty("accuracy@1").GetDouble());
        JsonElement bounds = document.RootElement.GetProperty("ties").GetProperty("mrr@10");
        Assert.Equal((2.0 / 3, 0.75), (bounds[0].GetDouble(), bounds[1].GetDouble()));
        Assert.Equal(first, document.RootElement.GetProperty("per_query").GetProperty("q1").GetProperty("mrr@10").GetDouble(), 1e-12);
    }

    [Fact]
    public void Run_QueryWithoutResults_WarnsOnStandardError()
    {
        using var folder = new TemporaryFolder();
        string run = folder.Write("run.trec", Run), judgments = folder.Write("qrels.trec", Judgments + "q3 0 a 1\n");
        CommandCall call = CommandCall.Run("score", run, judgments, "--metrics", "accuracy@1");

        Assert.Equal(
            "metric        mean  lowest by ties  highest by ties\naccuracy@1  0.3333          0.3333           0.3333\n", call.Result);
        Assert.Equal("warning: 1 queries without results in the run, which count 0: q3\n", call.Messages);
    }
}

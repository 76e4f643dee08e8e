using System.Text.Json;
using EmbedBench.Cli.CommandLine;

namespace EmbedBench.Tests.Cli.Commands;

/// <summary>accept, and what a run says of the accepted record.</summary>
public sealed class AcceptCommandTests
{
    [Fact]
    public void Accept_WholeRun_LaterRunsAreHeldToIt()
    {
        using var tiny = new TinyExperiment();
        Assert.Equal(ExitCode.Held, CommandCall.Run("run", "tiny", "--root", tiny.Root).Code);
        CommandCall accept = CommandCall.Run("accept", "tiny", "--reason", "the first", "--root", tiny.Root, "--json");

        Assert.Equal((ExitCode.Held, ""), (accept.Code, accept.Messages));
        using var answer = JsonDocument.Parse(accept.Result);
        Assert.EndsWith("experiments/tiny/snapshots/tiny.smoke.verified.json", answer.RootElement.GetProperty("accepted").GetString(), StringComparison.Ordinal);
        Assert.Equal("tuned.64.ndcg@10", answer.RootElement.GetProperty("figure").GetString());
        Assert.EndsWith("| the first |\n", File.ReadAllText(Path.Combine(tiny.Root, "RESULTS-LOG.md")), StringComparison.Ordinal);

        CommandCall same = CommandCall.Run("run", "tiny", "--root", tiny.Root);
        Assert.Equal(ExitCode.Held, same.Code);
        Assert.Contains("The record equals the accepted one, hashes included.", same.Result, StringComparison.Ordinal);

        File.WriteAllText(tiny.SpecFile, File.ReadAllText(tiny.SpecFile).Replace("seed: 42", "seed: 43", StringComparison.Ordinal));
        CommandCall other = CommandCall.Run("run", "tiny", "--root", tiny.Root, "--stage", "base", "--json");
        string received = Path.Combine(tiny.Root, "experiments/tiny/snapshots/tiny.smoke.received.json");
        Assert.Equal(ExitCode.Failed, other.Code);
        Assert.True(File.Exists(received));
        Assert.Contains("hashes.spec differs first", other.Messages, StringComparison.Ordinal);
        Assert.Contains($"accept {received}", other.Messages, StringComparison.Ordinal);
        CommandCall partial = CommandCall.Run("accept", received, "--reason", "half a run", "--root", tiny.Root);
        Assert.Equal(ExitCode.Input, partial.Code);
        Assert.Contains("It stopped before its last stage.", partial.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Accept_NothingRunOrNoReason_IsRefused()
    {
        using var tiny = new TinyExperiment();

        Assert.Equal(ExitCode.Input, CommandCall.Run("accept", "tiny", "--reason", "any", "--root", tiny.Root).Code);
        Assert.Equal(ExitCode.Usage, CommandCall.Run("accept", "tiny", "--root", tiny.Root).Code);
    }
}

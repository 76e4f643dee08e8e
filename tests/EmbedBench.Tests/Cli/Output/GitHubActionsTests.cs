using EmbedBench.Cli.Output;
using EmbedBench.Experiments.Specs;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Verdicts;

namespace EmbedBench.Tests.Cli.Output;

public sealed class GitHubActionsTests
{
    [Fact]
    public void Annotate_ManyFailures_ShowsTheWorstFirstAndCountsTheRest()
    {
        using var messages = new StringWriter { NewLine = "\n" };
        using var output = new CommandOutput(new ConsoleStreams { Result = Stream.Null, Messages = messages }, isJson: false);
        var band = new Band.Around { Expected = 0.5, Within = 0.1, Origin = "100 % sure" };
        Verdict[] verdicts =
        [
            .. Enumerable.Range(1, 12)
                .Select(i => new Verdict(FigureName.Parse($"base.{i}.ndcg@10"), band, i == 12 ? null : 0.61 + (i * 0.01))),
        ];
        new GitHubActions(output, summaryFile: null).Annotate("experiments/a/experiment.yaml", "a", verdicts);

        string[] lines = messages.ToString().TrimEnd('\n').Split('\n');
        Assert.Equal(10, lines.Length);
        Assert.StartsWith(
            "::error file=experiments/a/experiment.yaml,line=1,title=a%3A base.12.ndcg@10::base.12.ndcg@10 should be 0.5 ± 0.1 (100 %25 sure)",
            lines[0],
            StringComparison.Ordinal);
        Assert.Contains("base.11.ndcg@10", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("::3 more failed; the log has them all.", lines[9], StringComparison.Ordinal);
        new GitHubActions(output, summaryFile: null).Error("no such run: a%b");
        Assert.EndsWith("\n::error title=embedbench::no such run: a%25b\n", messages.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Annotate_SpecProblems_PointsAtTheirLines()
    {
        using var messages = new StringWriter { NewLine = "\n" };
        var streams = new ConsoleStreams { Result = Stream.Null, Messages = messages, IsGitHubStep = true };
        using var output = new CommandOutput(streams, isJson: false);
        output.GitHub!.Annotate(
            [new SpecProblem("a.yaml", new SpecPlace(7, 3), "bach is no key."), new SpecProblem(null, SpecPlace.Start, "no file")]);

        Assert.Equal("::error file=a.yaml,line=7,title=spec::bach is no key.\n", messages.ToString());
    }

    [Fact]
    public void Summarize_BeyondTheLimit_CutsAtALine()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("summary.md", "before\n");
        using var output = new CommandOutput(new ConsoleStreams { Result = Stream.Null, Messages = TextWriter.Null }, isJson: false);
        new GitHubActions(output, file).Summarize(string.Concat(Enumerable.Repeat("a line of text\n", 100_000)));

        string written = File.ReadAllText(file);
        Assert.InRange(new FileInfo(file).Length, (1 << 20) - 100, 1 << 20);
        Assert.StartsWith("before\na line", written, StringComparison.Ordinal);
        Assert.EndsWith("a line of text\n\n\n*The rest is too long for this page.*\n", written, StringComparison.Ordinal);
    }
}

using System.Text;
using System.Text.Json;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;

namespace EmbedBench.Tests.Cli.Commands;

/// <summary>compare and gate on the runs of a tiny experiment.</summary>
public sealed class GateCommandTests
{
    [Fact]
    public void Gate_WorseRun_Exits1AndNamesTheFigure()
    {
        using var tiny = new TinyExperiment();
        Assert.Equal(ExitCode.Held, CommandCall.Run("run", "tiny", "--root", tiny.Root).Code);
        RunRecord run = RunRecordFile.Read(Assert.Single(Directory.EnumerateFiles(tiny.RunsFolder, "record.json", SearchOption.AllDirectories)));
        string worse = Path.Combine(tiny.Root, "worse.json");
        RunRecordFile.Write(worse, run with { Deterministic = run.Deterministic with { PerQuery = Lowered(run.Deterministic.PerQuery) } });

        CommandCall same = CommandCall.Run("gate", "--baseline", "tiny", "--current", "tiny", "--root", tiny.Root);
        Assert.Equal(ExitCode.Held, same.Code);
        Assert.EndsWith("held\n", same.Result, StringComparison.Ordinal);

        CommandCall failed = CommandCall.Run("gate", "--baseline", "tiny", "--current", worse, "--root", tiny.Root, "--json");
        Assert.Equal(ExitCode.Failed, failed.Code);
        using var result = JsonDocument.Parse(failed.Result);
        JsonElement[] figures = [.. result.RootElement.GetProperty("figures").EnumerateArray()];
        Assert.Equal(["tuned.64.ndcg@10", "tuned.32.ndcg@10"], figures.Select(figure => figure.GetProperty("figure").GetString()));
        Assert.Equal(-0.1, figures[0].GetProperty("difference").GetDouble());
        Assert.Equal("tuned.64.ndcg@10 dropped by 0.1, and at most 0.005 is allowed.", figures[0].GetProperty("reason").GetString());

        string junit = Path.Combine(tiny.Root, "gate.xml");
        CommandCall.Run("gate", "--baseline", "tiny", "--current", worse, "--figure", "tuned.64.ndcg@10", "--junit", junit, "--root", tiny.Root);
        Assert.Equal(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <testsuites>
              <testsuite name="gate tiny" tests="1" failures="1" errors="0">
                <testcase classname="gate tiny" name="tuned.64.ndcg@10">
                  <failure message="tuned.64.ndcg@10 dropped by 0.1, and at most 0.005 is allowed." />
                </testcase>
              </testsuite>
            </testsuites>

            """,
            Encoding.UTF8.GetString(File.ReadAllBytes(junit)));

        CommandCall lenient = CommandCall.Run(
            "gate", "--baseline", "tiny", "--current", worse, "--figure", "tuned.64.ndcg@10", "--max-drop", "0.2", "--root", tiny.Root);
        Assert.Equal(ExitCode.Held, lenient.Code);
        Assert.Equal(ExitCode.Usage, CommandCall.Run("gate", "--baseline", "tiny", "--current", "tiny", "--figure", "data.rows", "--root", tiny.Root).Code);
        Assert.Equal(ExitCode.Input, CommandCall.Run("gate", "--baseline", "tiny/smoke@accepted", "--current", "tiny", "--root", tiny.Root).Code);

        string rows = Path.Combine(tiny.Root, "other.json");
        RunRecordFile.Write(rows, run with { Deterministic = run.Deterministic with { Hashes = run.Deterministic.Hashes with { Data = new string('9', 64) } } });
        CommandCall refused = CommandCall.Run("gate", "--baseline", rows, "--current", "tiny", "--root", tiny.Root);
        Assert.Equal(ExitCode.Input, refused.Code);
        Assert.Contains("their data differ", refused.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_StagesOfARun_PairsBaseWithTuned()
    {
        using var tiny = new TinyExperiment(epochs: 3);
        Assert.Equal(ExitCode.Held, CommandCall.Run("run", "tiny", "--root", tiny.Root).Code);

        CommandCall compare = CommandCall.Run("compare", "tiny:base", "tiny:tuned", "--root", tiny.Root, "--json");

        Assert.Equal(ExitCode.Held, compare.Code);
        using var result = JsonDocument.Parse(compare.Result);
        JsonElement first = result.RootElement.GetProperty("figures")[0];
        Assert.Equal(4, result.RootElement.GetProperty("queries").GetInt32());
        Assert.Equal(("base.64.ndcg@10", "tuned.64.ndcg@10"), (first.GetProperty("baseline_figure").GetString(), first.GetProperty("figure").GetString()));
        Assert.Equal(4, first.GetProperty("better").GetInt32() + first.GetProperty("worse").GetInt32() + first.GetProperty("same").GetInt32());
        Assert.Contains("corrected by Holm over 2 figures", CommandCall.Run("compare", "tiny:base", "tiny", "--root", tiny.Root).Result, StringComparison.Ordinal);
    }

    private static Dictionary<FigureName, IReadOnlyDictionary<string, double>> Lowered(IReadOnlyDictionary<FigureName, IReadOnlyDictionary<string, double>> perQuery) =>
        perQuery.ToDictionary(
            figure => figure.Key,
            IReadOnlyDictionary<string, double> (figure) => figure.Value.ToDictionary(query => query.Key, query => query.Value - 0.1));
}

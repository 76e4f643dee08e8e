using System.Text.Json;
using EmbedBench.Cli.CommandLine;

namespace EmbedBench.Tests.Cli.Commands;

/// <summary>report: from accepted records alone.</summary>
public sealed class ReportCommandTests
{
    [Fact]
    public void Report_AcceptedRecord_IsWrittenCheckedTracedAndExported()
    {
        using var tiny = new TinyExperiment();
        Assert.Equal(ExitCode.Held, CommandCall.Run("run", "tiny", "--root", tiny.Root).Code);
        Assert.Equal(ExitCode.Input, CommandCall.Run("report", "--root", tiny.Root).Code);
        Assert.Equal(ExitCode.Input, CommandCall.Run("report", "tiny", "--check", "--root", tiny.Root).Code);
        Assert.Equal(ExitCode.Held, CommandCall.Run("accept", "tiny", "--reason", "the first", "--root", tiny.Root).Code);
        Assert.Equal(ExitCode.Failed, CommandCall.Run("report", "--check", "--root", tiny.Root).Code);

        CommandCall written = CommandCall.Run("report", "--root", tiny.Root, "--json");
        string report = Path.Combine(tiny.Root, "reports", "tiny.md");
        Assert.Equal(ExitCode.Held, written.Code);
        Assert.Equal([report, Path.Combine(tiny.Root, "reports", "README.md")], Texts(written, "files"));
        Assert.Equal(ExitCode.Held, CommandCall.Run("report", "--check", "--root", tiny.Root).Code);

        CommandCall trace = CommandCall.Run("report", "tiny", "--trace", "--root", tiny.Root, "--json");
        using (var figures = JsonDocument.Parse(trace.Result))
        {
            JsonElement first = figures.RootElement.GetProperty("figures")[0];
            Assert.Equal("experiments/tiny/snapshots/tiny.smoke.verified.json", first.GetProperty("record").GetString());
            string line = File.ReadAllLines(report)[first.GetProperty("line").GetInt32() - 1];
            Assert.Contains(first.GetProperty("text").GetString()!, line, StringComparison.Ordinal);
        }

        string exported = Assert.Single(Texts(CommandCall.Run("report", "tiny", "--export", "model-index", "--root", tiny.Root, "--json"), "files"));
        Assert.Equal(Path.Combine(tiny.Root, "reports", "exports", "tiny.model-index.yaml"), exported);
        Assert.True(File.Exists(exported));
        string site = Path.Combine(tiny.Root, "site");
        Assert.Equal(ExitCode.Held, CommandCall.Run("report", "--site", site, "--root", tiny.Root).Code);
        Assert.True(File.Exists(Path.Combine(site, "index.html")));
    }

    [Fact]
    public void Check_FigureEditedByHand_Exits1AndNamesIt()
    {
        using var tiny = new TinyExperiment();
        Assert.Equal(ExitCode.Held, CommandCall.Run("run", "tiny", "--root", tiny.Root).Code);
        Assert.Equal(ExitCode.Held, CommandCall.Run("accept", "tiny", "--reason", "the first", "--root", tiny.Root).Code);
        Assert.Equal(ExitCode.Held, CommandCall.Run("report", "tiny", "--root", tiny.Root).Code);
        string report = Path.Combine(tiny.Root, "reports", "tiny.md");
        string[] lines = File.ReadAllLines(report);
        int edited = Array.FindIndex(lines, line => line.Contains("0.", StringComparison.Ordinal));
        lines[edited] = lines[edited].Replace("0.", "9.", StringComparison.Ordinal);
        File.WriteAllText(report, string.Join('\n', lines) + "\n");

        CommandCall check = CommandCall.Run("report", "tiny", "--check", "--root", tiny.Root);

        Assert.Equal(ExitCode.Failed, check.Code);
        Assert.StartsWith($"{report}({edited + 1},", check.Messages, StringComparison.Ordinal);
        Assert.Matches(@"error EB0003: base\.\d+\.\S+ is 0\.\d+ in the record", check.Messages);
    }

    [Fact]
    public void Report_TwoWishesAtOnce_Exits2()
    {
        using var tiny = new TinyExperiment();

        Assert.Equal(ExitCode.Usage, CommandCall.Run("report", "--check", "--trace", "--root", tiny.Root).Code);
    }

    private static IEnumerable<string> Texts(CommandCall call, string member)
    {
        using var document = JsonDocument.Parse(call.Result);
        return [.. document.RootElement.GetProperty(member).EnumerateArray().Select(text => text.GetString()!)];
    }
}

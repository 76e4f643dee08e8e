using System.Text.Json;
using EmbedBench.Cli.CommandLine;

namespace EmbedBench.Tests.Cli.Commands;

public sealed class AuditCommandTests : IDisposable
{
    private const string Table = "| Metric | Dimension | Base | Tuned | Change |\n|---|---|---|---|---|\n| ndcg@10 | 768 | 0.4435 | 0.6584 | 48.5% |\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Audit_WhatIsConsistent_Exits0()
    {
        CommandCall call = CommandCall.Run("audit", _folder.Write("r.md", Table));

        Assert.Equal(ExitCode.Held, call.Code);
        Assert.Equal("Nothing that is stated contradicts the report's own figures.\n", call.Result);
    }

    [Fact]
    public void Audit_AWrongPercentage_Exits1AndSaysIt()
    {
        string report = _folder.Write("r.md", Table.Replace("48.5%", "58.5%", StringComparison.Ordinal));

        CommandCall call = CommandCall.Run("audit", report);
        CommandCall json = CommandCall.Run("audit", report, "--json");

        Assert.Equal(ExitCode.Failed, call.Code);
        Assert.Equal("line 3: the change of ndcg@10 at 768 is 58.5%; from 0.4435 to 0.6584 it is 48.43 to 48.48 %\n", call.Result);
        using var document = JsonDocument.Parse(json.Result);
        Assert.Equal(3, document.RootElement.GetProperty("findings")[0].GetProperty("line").GetInt32());
    }

    [Fact]
    public void Audit_AMissingFile_Exits3() => Assert.Equal(ExitCode.Input, CommandCall.Run("audit", "/no/such/report.md").Code);
}

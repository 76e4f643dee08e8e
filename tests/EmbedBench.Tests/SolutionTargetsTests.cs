using System.Diagnostics;

namespace EmbedBench.Tests;

/// <summary>What the solution does before it tests or runs experiments.</summary>
public sealed class SolutionTargetsTests
{
    [Theory]
    [InlineData("Experiment=legal", null)]
    [InlineData("(Experiment=legal|Experiment=aws)&Profile=smoke", null)]
    [InlineData("Experiment=legl", "error EB0404: no experiment named: legl (there are: aws, ")]
    [InlineData("Profile=smoke&(Experiment=ray|Experiment=prodcts)", "error EB0404: no experiment named: prodcts (there are: aws, ")]
    public async Task CheckExperimentFilter_NamesOfAFilter_RefusesUnknownOnes(string filter, string? error)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", "EmbedBench.sln", "-t:CheckExperimentFilter", $"-p:VSTestTestCaseFilter={filter}", "-v:q", "-nologo"])
        {
            WorkingDirectory = SharedData.InRepository(""),
            RedirectStandardOutput = true,
        };
        using var build = Process.Start(start)!;
        string output = await build.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(error is null ? 0 : 1, build.ExitCode);
        Assert.Contains(error ?? "", output, StringComparison.Ordinal);
    }
}

using System.Runtime.Versioning;
using System.Text.Json;

namespace EmbedBench.Tests.Cli.Slurm;

/// <summary>Sweeps on a real cluster; by themselves, since a daemon that waits for a processor counts as dead.</summary>
[Collection(nameof(SlurmSweepTests))]
[SupportedOSPlatform("linux")]
public sealed class SlurmSweepTests
{
    private static readonly string[] Sweep =
        ["sweep", TinyExperiment.Name, "--over", "seed=1..3", "--over", "learning_rate=1e-4,2e-4", "--threads", "1", "--json"];

    private static readonly string[] OnSlurm = [.. Sweep, "--on", "slurm"];

    [Fact]
    public async Task Sweep_NodeKilledInTheMiddle_EndsWithTheRecordsOfLocalRuns()
    {
        await using SlurmCluster cluster = await SlurmCluster.StartAsync();
        using var tiny = new TinyExperiment(epochs: 8, checkpoint: 1);
        using BuiltProgram submitted = BuiltProgram.Start(tiny.Root, cluster.Variables, OnSlurm);
        Task<(int Code, string Result, string Messages)> ended = submitted.FinishAsync();
        while (!ended.IsCompleted && !IsInTheMiddle(tiny.Root))
            await Task.Delay(10, TestContext.Current.CancellationToken);
        await cluster.KillNodeAsync();
        submitted.Interrupt();
        (int code, _, string messages) = await ended;
        Assert.True(code == 4, messages);
        Assert.Contains("The jobs go on; the same command waits for them", messages, StringComparison.Ordinal);

        // Slurm starts the killed jobs again; of the others somebody cancels one.
        await cluster.RunAsync("scancel", $"{JobOf(tiny.Root)}_6");
        await cluster.StartNodeAsync();
        (code, string result, messages) = await BuiltProgram.Start(tiny.Root, cluster.Variables, OnSlurm).FinishAsync();
        Assert.True(code == 5, messages);
        Assert.Equal(["seed=3, learning_rate=2e-4"], messages.Split('\n').Where(line => line.Contains("the same command submits it again")).Select(line => line.Split(" has no record: ")[0]));
        Assert.Equal(6, Points(result).Count(point => point.Record is not null) + 1);

        (code, result, messages) = await BuiltProgram.Start(tiny.Root, cluster.Variables, OnSlurm).FinishAsync();
        Assert.True(code == 0, messages);
        Assert.Contains(": 1 of 6 runs to do\n", messages, StringComparison.Ordinal);

        using var local = new TinyExperiment(epochs: 8, checkpoint: 1);
        (code, string expected, messages) = await BuiltProgram.Start(local.Root, [.. Sweep, "--on", "local"]).FinishAsync();
        Assert.True(code == 0, messages);
        Assert.Equal(6, Points(expected).Select(point => point.Record).OfType<string>().Distinct().Count());
        Assert.Equal(Points(expected), Points(result));
        Assert.Equal(Configurations(expected), Configurations(result));
    }

    /// <summary>Whether a run is over and another between two checkpoints.</summary>
    private static bool IsInTheMiddle(string root)
    {
        string sweeps = Path.Combine(root, "sweeps");
        return Directory.Exists(sweeps)
            && Directory.GetFiles(sweeps, "record.json", SearchOption.AllDirectories).Length > 0
            && Directory.GetFiles(sweeps, "latest", SearchOption.AllDirectories)
                .Any(file => Path.GetFileName(Path.GetDirectoryName(file)) == "checkpoints" && !File.Exists(Path.Combine(file, "../../record.json")));
    }

    private static string JobOf(string root) =>
        File.ReadAllText(Directory.GetFiles(root, "slurm-job", SearchOption.AllDirectories).Single()).Trim();

    private static (string Settings, string? Record)[] Points(string result) =>
    [
        .. JsonDocument.Parse(result).RootElement.GetProperty("points").EnumerateArray().Select(point =>
            (point.GetProperty("settings").ToString(), point.TryGetProperty("deterministic_sha256", out JsonElement hash) ? hash.GetString() : null)),
    ];

    private static string Configurations(string result) => JsonDocument.Parse(result).RootElement.GetProperty("configurations").ToString();
}

using System.Globalization;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Options;
using EmbedBench.Cli.Runs;
using EmbedBench.Experiments.Runner;
using EmbedBench.Experiments.Sweeps;
using EmbedBench.Hub;

namespace EmbedBench.Cli.Sweeps;

/// <summary>Makes runs of a sweep in this process.</summary>
internal sealed class PointRunner : IDisposable
{
    private readonly Invocation _call;
    private readonly SweepFolder _folder;
    private readonly RunOptions _options;
    private readonly Engine _engine;
    private readonly HubClient _hub = new(HubSettings.Read(Environment.GetEnvironmentVariable));
    private readonly ExperimentRunner _runner;

    /// <param name="call">Where progress goes.</param>
    /// <param name="root">The folder that holds <c>experiments/</c>.</param>
    /// <param name="folder">The sweep's.</param>
    /// <param name="engine">What the runs compute with; ended with this.</param>
    /// <param name="dataDirectory">The user's folder of local data, or null.</param>
    public PointRunner(Invocation call, string root, SweepFolder folder, Engine engine, string? dataDirectory)
    {
        (_call, _folder, _engine) = (call, folder, engine);
        _options = new RunOptions { DataDirectory = dataDirectory };
        _runner = new ExperimentRunner(root, engine.Torch, _hub, engine.Workers, engine.Device);
    }

    public void Run(SweepPoint point)
    {
        int count = _folder.Grid.Points.Count;
        _call.Output.Message(string.Create(CultureInfo.InvariantCulture, $"run {point.Number} of {count}: {point.Label}"));
        _folder.Run(_runner, point, _options, new RunDisplay(_call.Output, point.Spec), _call.Cancel);
    }

    public void Dispose()
    {
        _hub.Dispose();
        _engine.Dispose();
    }
}

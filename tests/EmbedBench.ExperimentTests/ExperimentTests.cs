using EmbedBench.Experiments.Bands;
using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Runner;
using EmbedBench.Experiments.Snapshots;
using EmbedBench.Experiments.Specs;
using EmbedBench.Hub;
using EmbedBench.Torch;
using EmbedBench.Torch.Devices;
using EmbedBench.Torch.Loading;

namespace EmbedBench.ExperimentTests;

/// <summary>
/// Runs the experiments as tests, one a row, so that <c>dotnet test --filter Experiment=legal</c> selects. A finished run is taken where
/// nothing has changed since. Environment variables: EMBEDBENCH_PROFILE (default smoke), EMBEDBENCH_DATA (a folder of local data, one folder
/// an experiment) and EMBEDBENCH_FRESH (1 to run in any case).
/// </summary>
public sealed class ExperimentTests
{
    private static readonly ExperimentCatalogue Catalogue = ExperimentCatalogue.Find(AppContext.BaseDirectory);

    /// <summary>One row an experiment that has the profile.</summary>
    public static IEnumerable<TheoryDataRow<string, string>> Rows
    {
        get
        {
            string profile = Environment.GetEnvironmentVariable("EMBEDBENCH_PROFILE") is { Length: > 0 } chosen ? chosen : EmbedBench.Experiments.Catalogue.Experiment.DefaultProfile;
            return Catalogue.Names.Select(name =>
                new TheoryDataRow<string, string>(name, profile).WithTrait("Experiment", name).WithTrait("Profile", profile));
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Experiment(string name, string profile)
    {
        Experiment experiment = Catalogue.Read(name);
        ExperimentSpec spec = experiment.Resolve(profile);
        TorchInfo torch = TorchRuntime.Initialize(new TorchOptions { Arithmetic = spec.Arithmetic });
        using var workers = new Workers(Environment.ProcessorCount);
        using var hub = new HubClient(HubSettings.Read(Environment.GetEnvironmentVariable));
        var options = new RunOptions
        {
            DataDirectory = Environment.GetEnvironmentVariable("EMBEDBENCH_DATA"),
            Reuse = Environment.GetEnvironmentVariable("EMBEDBENCH_FRESH") != "1",
        };
        RunOutcome outcome = new ExperimentRunner(Catalogue.Root, torch, hub, workers, ComputeDevice.Cpu)
            .Run(experiment, profile, options, new LiveObserver(name), TestContext.Current.CancellationToken);

        Assert.NotEmpty(outcome.Record.Verdicts);
        SnapshotOutcome snapshot = new SnapshotStore(Catalogue).Compare(outcome.Record);
        string recordFile = Path.Combine(outcome.Folder, RunFolder.RecordName);
        List<string> failures =
            [.. outcome.Record.Verdicts.Where(verdict => verdict.Fails).Select(verdict => BandFailure.Describe(verdict, recordFile))];
        if (snapshot.Fails || (snapshot is SnapshotOutcome.Missing && profile == EmbedBench.Experiments.Catalogue.Experiment.DefaultProfile))
            failures.Add(snapshot.Describe());
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }
}

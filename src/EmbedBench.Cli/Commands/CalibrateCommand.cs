using System.CommandLine;
using System.Globalization;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Options;
using EmbedBench.Cli.Output;
using EmbedBench.Cli.Runs;
using EmbedBench.Experiments.Bands;
using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Runner;
using EmbedBench.Experiments.Specs;
using EmbedBench.Experiments.Specs.Editing;
using EmbedBench.Hub;
using EmbedBench.Results.Json;
using EmbedBench.Results.Records;
using EmbedBench.Results.Verdicts;

namespace EmbedBench.Cli.Commands;

/// <summary><c>calibrate</c>: bands measured by the spread of runs with several seeds, and written into the spec.</summary>
internal sealed class CalibrateCommand
{
    private readonly Argument<string> _name = new("NAME|FILE") { Description = "An experiment, or a spec file ending in .yaml" };
    private readonly ProfileOption _profile = new();
    private readonly Option<int> _seeds = OptionKinds.Count("--seeds", "Runs, each with a seed of its own from the spec's upwards; at least 2", 5);
    private readonly DataOption _data = new();
    private readonly EngineOptions _engine = new();

    public static Command Create(CommandHost host)
    {
        var calibrate = new CalibrateCommand();
        var command = new Command("calibrate", "Measure a profile's bands with several seeds, and write them into the spec.")
        {
            calibrate._name, calibrate._seeds,
        };
        calibrate._profile.AddTo(command);
        calibrate._data.AddTo(command);
        calibrate._engine.AddTo(command);
        return host.Define(command, calibrate.Run);
    }

    private ExitCode Run(Invocation call)
    {
        int seeds = call.Get(_seeds);
        if (seeds < 2)
            throw new UsageException("--seeds: a spread needs at least 2 runs.");
        ExperimentCatalogue catalogue = call.OpenCatalogue();
        Experiment experiment = catalogue.Read(call.Get(_name));
        ExperimentSpec spec = _profile.Resolve(call, experiment);
        using Engine engine = _engine.Start(call, [spec]);
        using var hub = new HubClient(HubSettings.Read(Environment.GetEnvironmentVariable));
        var runner = new ExperimentRunner(catalogue.Root, engine.Torch, hub, engine.Workers, engine.Device);
        var runs = new List<RunRecord>();
        for (long seed = spec.Training.Seed; runs.Count < seeds; seed++)
        {
            call.Output.Message(string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {runs.Count + 1} of {seeds}"));
            var options = new RunOptions { Seed = seed, DataDirectory = _data.Folder(call) };
            runs.Add(runner.Run(experiment, spec.Profile, options, new RunDisplay(call.Output, spec), call.Cancel).Record);
        }

        IReadOnlyList<FigureBand> bands = BandCalibration.Measure(spec, runs);
        BandsEditor.Write(experiment, spec.Profile, bands);
        Print(call.Output, experiment, bands);
        return ExitCode.Held;
    }

    private static void Print(CommandOutput output, Experiment experiment, IReadOnlyList<FigureBand> bands)
    {
        if (output.IsJson)
        {
            output.Json(writer =>
            {
                writer.WriteString("spec", experiment.File);
                writer.Array("bands", bands, band => writer.WriteStringValue(Describe(band)));
            });
            return;
        }

        foreach (FigureBand band in bands)
            output.Line(Describe(band));
        output.Line($"written to {experiment.File}");
    }

    private static string Describe(FigureBand band) => $"{band.Figure} should be {band.Band.Describe()}";
}

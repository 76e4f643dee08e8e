using System.CommandLine;
using System.Globalization;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Options;
using EmbedBench.Cli.Output;
using EmbedBench.Cli.Runs;
using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Runner;
using EmbedBench.Experiments.Snapshots;
using EmbedBench.Experiments.Specs;
using EmbedBench.Hub;
using EmbedBench.Results;
using EmbedBench.Results.Json;
using EmbedBench.Results.Records;

namespace EmbedBench.Cli.Commands;

/// <summary><c>run</c>: whole experiments, from the data to the verdicts and the report.</summary>
internal sealed class RunCommand
{
    private readonly Argument<string[]> _names = new("NAME|FILE")
    {
        Description = "Experiments, or spec files ending in .yaml",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly ProfileOption _profile = new();
    private readonly DataOption _data = new();
    private readonly EngineOptions _engine = new();

    private readonly Option<RunStage?> _stage = OptionKinds.Choice<RunStage?>(
        "--stage",
        "The last stage to run; without the option all of them",
        ("base", RunStage.Base),
        ("train", RunStage.Train),
        ("tuned", RunStage.Tuned));

    private readonly Option<int?> _batchSize =
        OptionKinds.Count("--batch-size", "Tokens that a thread encodes at a time; 2048 unless given, on a GPU 32768");

    private readonly Option<long?> _seed = OptionKinds.Parsed<long?>(
        "--seed", "N", "A seed in place of the spec's; such a run is not judged", text => ParseSeed(text));

    private readonly Option<bool> _reuse = new("--reuse")
    {
        Description = "Take a finished run where spec, data, model and program are the same; EMBEDBENCH_FRESH=1 overrides",
    };

    private readonly Option<bool> _resume = new("--resume") { Description = "Go on with the newest interrupted run of the same content" };

    public static Command Create(CommandHost host)
    {
        var run = new RunCommand();
        var command = new Command("run", "Run experiments: load, evaluate, tune, evaluate again, judge, report.") { run._names };
        run._profile.AddTo(command);
        command.Options.Add(run._stage);
        run._data.AddTo(command);
        run._engine.AddTo(command);
        command.Options.Add(run._batchSize);
        command.Options.Add(run._seed);
        command.Options.Add(run._reuse);
        command.Options.Add(run._resume);
        return host.Define(command, run.Run);
    }

    private ExitCode Run(Invocation call)
    {
        ExperimentCatalogue catalogue = call.OpenCatalogue();
        // Everything is read and checked before anything runs.
        Experiment[] experiments = [.. call.Get(_names).Select(catalogue.Read)];
        ExperimentSpec[] specs = [.. experiments.Select(experiment => _profile.Resolve(call, experiment))];
        using Engine engine = _engine.Start(call, specs);
        using var hub = new HubClient(HubSettings.Read(Environment.GetEnvironmentVariable));
        var runner = new ExperimentRunner(catalogue.Root, engine.Torch, hub, engine.Workers, engine.Device);
        var snapshots = new SnapshotStore(catalogue);
        (RunRecord Record, bool Held)[] runs =
            [.. experiments.Zip(specs, (experiment, spec) => RunOne(call, runner, snapshots, experiment, spec))];
        if (call.Output.IsJson)
            Print(call.Output, [.. runs.Select(run => run.Record)]);
        return runs.All(run => run.Held) ? ExitCode.Held : ExitCode.Failed;
    }

    /// <summary>The record, and whether its bands and the accepted record hold.</summary>
    private (RunRecord Record, bool Held) RunOne(
        Invocation call, ExperimentRunner runner, SnapshotStore snapshots, Experiment experiment, ExperimentSpec spec)
    {
        var options = new RunOptions
        {
            Stage = call.Get(_stage) ?? RunStage.Tuned,
            DataDirectory = _data.Folder(call),
            BlockTokens = call.Get(_batchSize),
            Seed = call.Get(_seed),
            Reuse = call.Get(_reuse) && Environment.GetEnvironmentVariable("EMBEDBENCH_FRESH") != "1",
            Resume = call.Get(_resume),
        };
        RunOutcome outcome = Execute(call, runner, experiment, spec, options);
        string? report = RunReport.Write(experiment, outcome.Record, outcome.Folder);
        SnapshotOutcome compared = snapshots.Compare(outcome.Record);
        if (report is not null)
            call.Output.GitHub?.Summarize(File.ReadAllText(report));
        if (!call.Output.IsJson)
            RunSummary.Print(call.Output, outcome, compared, spec, report);
        else if (compared.Fails)
            call.Output.Message(compared.Describe());
        RunErrors.Print(
            call.Output, experiment, spec, outcome.Record, Path.Combine(outcome.Folder, RunFolder.RecordName), compared);
        return (outcome.Record, outcome.Record.Held && !compared.Fails);
    }

    private static RunOutcome Execute(
        Invocation call, ExperimentRunner runner, Experiment experiment, ExperimentSpec spec, RunOptions options)
    {
        try
        {
            return runner.Run(experiment, spec.Profile, options, new RunDisplay(call.Output, spec), call.Cancel);
        }
        catch (OperationCanceledException) when (options.Stage >= RunStage.Train)
        {
            call.Output.Message("The same command with --resume goes on from the last checkpoint, where training had one.");
            throw;
        }
    }

    /// <summary>The record of a run; of several, an object with all of them.</summary>
    private static void Print(CommandOutput output, RunRecord[] records)
    {
        if (records is [var single])
            output.Json(RunRecordFile.Format(single));
        else
            output.Json(writer => writer.Array("runs", records, record => writer.WriteRawValue(RunRecordFile.Format(record))));
    }

    private static long ParseSeed(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seed)
        ? seed
        : throw new FormatException($"\"{text}\" is no whole number from 0.");
}

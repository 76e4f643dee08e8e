using System.CommandLine;
using System.Text.Json;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Output;
using EmbedBench.Cli.Runs;
using EmbedBench.Experiments.Bands;
using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Runner;
using EmbedBench.Experiments.Specs;
using EmbedBench.Results.Json;
using EmbedBench.Results.Records;

namespace EmbedBench.Cli.Commands;

/// <summary><c>check</c>: records judged anew by the bands that the specs have today.</summary>
internal sealed class CheckCommand
{
    private readonly Argument<string[]> _runs = new("RUN")
    {
        Description = "A run's folder or record, NAME, NAME/PROFILE or NAME/PROFILE@accepted; without one the newest run of each experiment",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public static Command Create(CommandHost host)
    {
        var check = new CheckCommand();
        return host.Define(new Command("check", "Judge records again by the bands that the specs have today.") { check._runs }, check.Run);
    }

    private ExitCode Run(Invocation call)
    {
        ExperimentCatalogue catalogue = call.OpenCatalogue();
        (FoundRun Run, RunRecord Record)[] judged = [.. Find(catalogue, call.Get(_runs)).Select(run => (run, Judge(catalogue, run)))];
        foreach ((_, RunRecord record) in judged)
            Announce(call.Output, catalogue, record);
        if (call.Output.IsJson)
            call.Output.Json(writer => writer.Array("runs", judged, run => Write(writer, run.Run, run.Record)));
        else
            Print(call.Output, judged);
        return judged.All(run => run.Record.Held) ? ExitCode.Held : ExitCode.Failed;
    }

    private static void Announce(CommandOutput output, ExperimentCatalogue catalogue, RunRecord record)
    {
        if (record.Held)
            return;
        Experiment experiment = catalogue.Read(record.Deterministic.Experiment);
        RunErrors.PrintBands(output, experiment, experiment.Resolve(record.Deterministic.Profile), record.Verdicts);
        output.GitHub?.Annotate(experiment.File, experiment.Name, record.Verdicts);
    }

    /// <exception cref="FileNotFoundException">A run is not there, or there is none at all.</exception>
    private static FoundRun[] Find(ExperimentCatalogue catalogue, string[] references)
    {
        var finder = new RunFinder(catalogue);
        if (references.Length > 0)
            return [.. references.Select(finder.Find)];
        FoundRun[] newest = [.. catalogue.Names.Select(name => finder.FindNewest(catalogue.Read(name))).OfType<FoundRun>()];
        return newest.Length > 0
            ? newest
            : throw new FileNotFoundException("There is no finished run to check; 'embedbench run NAME' makes one.");
    }

    /// <exception cref="InvalidDataException">The record is not one of the experiment as it is today.</exception>
    private static RunRecord Judge(ExperimentCatalogue catalogue, FoundRun run)
    {
        RunRecord record = RunRecordFile.Read(run.RecordFile);
        DeterministicPart facts = record.Deterministic;
        if (record.Reservations.Contains(Reservation.Overridden))
            return record;
        ExperimentSpec spec = catalogue.Read(facts.Experiment).Resolve(facts.Profile);
        return facts.Hashes.Spec == SpecDocument.Sha256(spec, facts.OnGpu)
            ? BandJudge.JudgeAgain(record, spec)
            : throw new InvalidDataException(
                $"{run.RecordFile}: keys of {facts.Experiment} that decide figures have changed since this run; "
                + $"'embedbench run {facts.Experiment} --profile {facts.Profile}' makes a new one.");
    }

    private static void Print(CommandOutput output, IEnumerable<(FoundRun Run, RunRecord Record)> judged)
    {
        foreach ((FoundRun run, RunRecord record) in judged)
        {
            output.Line($"{record.Deterministic.Experiment}, profile {record.Deterministic.Profile}: {run.RecordFile}");
            RunSummary.PrintVerdicts(output, record);
            output.Line();
        }
    }

    private static void Write(Utf8JsonWriter writer, FoundRun run, RunRecord record)
    {
        writer.WriteStartObject();
        writer.WriteString("record", run.RecordFile);
        writer.WriteString("experiment", record.Deterministic.Experiment);
        writer.WriteString("profile", record.Deterministic.Profile);
        writer.Array("verdicts", record.Verdicts, verdict => VerdictJson.Write(writer, verdict));
        writer.WriteBoolean("held", record.Held);
        writer.WriteEndObject();
    }
}

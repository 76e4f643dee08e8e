using System.CommandLine;
using System.Text.Json;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Output;
using EmbedBench.Cli.Runs;
using EmbedBench.Experiments.Bands;
using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Runner;
using EmbedBench.Experiments.Snapshots;
using EmbedBench.Experiments.Specs;
using EmbedBench.Results.Json;
using EmbedBench.Results.Records;

namespace EmbedBench.Cli.Commands;

/// <summary><c>check</c>: records judged anew by the bands that the specs have today, and compared with the accepted ones.</summary>
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
        return host.Define(new Command("check", "Judge records again by today's bands, and compare them with the accepted ones.") { check._runs }, check.Run);
    }

    private ExitCode Run(Invocation call)
    {
        ExperimentCatalogue catalogue = call.OpenCatalogue();
        var snapshots = new SnapshotStore(catalogue);
        CheckedRun[] runs = [.. Find(catalogue, call.Get(_runs)).Select(run => Check(catalogue, snapshots, run))];
        foreach (CheckedRun run in runs.Where(run => !run.Held))
            Announce(call.Output, catalogue, run);
        if (call.Output.IsJson)
            call.Output.Json(writer => writer.Array("runs", runs, run => Write(writer, run)));
        else
            Print(call.Output, runs);
        return runs.All(run => run.Held) ? ExitCode.Held : ExitCode.Failed;
    }

    private static CheckedRun Check(ExperimentCatalogue catalogue, SnapshotStore snapshots, FoundRun run)
    {
        RunRecord record = Judge(catalogue, run);
        return new CheckedRun(run.RecordFile, record, snapshots.Compare(record));
    }

    private static void Announce(CommandOutput output, ExperimentCatalogue catalogue, CheckedRun run)
    {
        Experiment experiment = catalogue.Read(run.Record.Deterministic.Experiment);
        RunErrors.Print(output, experiment, experiment.Resolve(run.Record.Deterministic.Profile), run.Record, run.RecordFile, run.Compared);
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

    private static void Print(CommandOutput output, IEnumerable<CheckedRun> runs)
    {
        foreach (CheckedRun run in runs)
        {
            output.Line($"{run.Record.Deterministic.Experiment}, profile {run.Record.Deterministic.Profile}: {run.RecordFile}");
            RunSummary.PrintVerdicts(output, run.Record);
            output.Line(run.Compared.Describe());
            output.Line();
        }
    }

    private static void Write(Utf8JsonWriter writer, CheckedRun run)
    {
        writer.WriteStartObject();
        writer.WriteString("record", run.RecordFile);
        writer.WriteString("experiment", run.Record.Deterministic.Experiment);
        writer.WriteString("profile", run.Record.Deterministic.Profile);
        writer.Array("verdicts", run.Record.Verdicts, verdict => VerdictJson.Write(writer, verdict));
        writer.WriteString("accepted_record", run.Compared.Describe());
        writer.WriteBoolean("held", run.Held);
        writer.WriteEndObject();
    }

    /// <summary>A record judged anew, and what became of comparing it with the accepted one.</summary>
    private sealed record CheckedRun(string RecordFile, RunRecord Record, SnapshotOutcome Compared)
    {
        public bool Held => Record.Held && !Compared.Fails;
    }
}

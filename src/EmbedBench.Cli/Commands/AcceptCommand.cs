using System.CommandLine;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Output;
using EmbedBench.Experiments.Bands;
using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Runner;
using EmbedBench.Experiments.Snapshots;
using EmbedBench.Experiments.Specs;
using EmbedBench.Results.Json;
using EmbedBench.Results.Records;

namespace EmbedBench.Cli.Commands;

/// <summary><c>accept</c>: a run's record becomes the one that later runs are compared with and that reports are rendered from.</summary>
internal sealed class AcceptCommand
{
    private readonly Argument<string> _run = new("RUN") { Description = "A run's folder or record, NAME or NAME/PROFILE (its latest run)" };
    private readonly Option<string> _reason = new("--reason") { Description = "Why these figures are the right ones, in one line for the log", HelpName = "TEXT", Required = true };

    public static Command Create(CommandHost host)
    {
        var accept = new AcceptCommand();
        return host.Define(new Command("accept", "Make a run's record the accepted one, and say why in the log.") { accept._run, accept._reason }, accept.Run);
    }

    private ExitCode Run(Invocation call)
    {
        ExperimentCatalogue catalogue = call.OpenCatalogue();
        RunRecord record = RunRecordFile.Read(new RunFinder(catalogue).Find(call.Get(_run)).RecordFile);
        ExperimentSpec spec = catalogue.Read(record.Deterministic.Experiment).Resolve(record.Deterministic.Profile);
        var store = new SnapshotStore(catalogue);
        ResultsLogEntry entry = store.Accept(BandJudge.JudgeAgain(record, spec), call.Get(_reason), DateOnly.FromDateTime(DateTime.UtcNow));
        string file = store.VerifiedFile(entry.Experiment, entry.Profile);
        if (call.Output.IsJson)
        {
            call.Output.Json(writer =>
            {
                writer.WriteString("accepted", file);
                writer.WriteString("log", store.LogFile);
                writer.WriteString("snapshot", entry.Snapshot);
                writer.WriteString("figure", entry.Figure.ToString());
                if (entry.Old is { } old)
                    writer.Number("old", old);
                if (entry.New is { } now)
                    writer.Number("new", now);
            });
            return ExitCode.Held;
        }

        call.Output.Line($"accepted: {ShownPath.Of(file)}, with a line in {ShownPath.Of(store.LogFile)}");
        if (spec.ReportProfile == spec.Profile)
            call.Output.Line($"'embedbench report {spec.Name}' renders the report from it.");
        return ExitCode.Held;
    }
}

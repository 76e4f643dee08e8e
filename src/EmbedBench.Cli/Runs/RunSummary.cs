using EmbedBench.Cli.Output;
using EmbedBench.Experiments.Runner;
using EmbedBench.Experiments.Snapshots;
using EmbedBench.Experiments.Specs;
using EmbedBench.Results.Records;

namespace EmbedBench.Cli.Runs;

/// <summary>What a person is told when a run is over.</summary>
internal static class RunSummary
{
    public static void Print(CommandOutput output, RunOutcome outcome, SnapshotOutcome compared, ExperimentSpec spec, string? report)
    {
        RunRecord record = outcome.Record;
        output.Line();
        string arithmetic = record.Deterministic.OnGpu ? $"on {record.Deterministic.Device}" : $"{record.Deterministic.Arithmetic} arithmetic";
        output.Line($"{spec.Title}: {spec.Name}, profile {spec.Profile}, {arithmetic}, dimension {spec.Dimensions[0]}");
        output.Table(RunTables.Metrics(record, spec));
        if (spec.Dimensions.Count > 1)
        {
            output.Line();
            output.Line($"{spec.Evaluation.Primary} by dimension");
            output.Table(RunTables.Dimensions(record, spec));
        }

        output.Line();
        PrintVerdicts(output, record);
        output.Line(compared.Describe());
        output.Line(report is null ? $"run: {ShownPath.Of(outcome.Folder)}" : $"report: {ShownPath.Of(report)}");
    }

    /// <summary>Each band with what became of it, and what stands in the way of accepting the record.</summary>
    public static void PrintVerdicts(CommandOutput output, RunRecord record)
    {
        if (record.Verdicts.Count > 0)
            output.Table(RunTables.Verdicts(record.Verdicts));
        else
            output.Line("No band was judged.");
        foreach (Reservation reservation in record.Reservations)
            output.Line($"cannot be accepted: {Describe(reservation)}");
    }

    private static string Describe(Reservation reservation) => reservation switch
    {
        Reservation.PartialStage => "the run stopped before its last stage",
        Reservation.Overridden => "keys came from the command line or from a spec outside experiments/, so nothing was judged",
        Reservation.UnpinnedData => "the data has no pinned revision",
        Reservation.UnpinnedModel => "the model has no pinned revision",
        Reservation.UnknownData => "the spec does not say what the data must be (fingerprint: none)",
        Reservation.TwoDevices => "the training went from one device to another",
        _ => RecordNames.Of(reservation),
    };
}

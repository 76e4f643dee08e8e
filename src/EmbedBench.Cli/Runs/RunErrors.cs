using System.Globalization;
using EmbedBench.Cli.Output;
using EmbedBench.Experiments.Bands;
using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Snapshots;
using EmbedBench.Experiments.Specs;
using EmbedBench.Results.Records;
using EmbedBench.Results.Verdicts;

namespace EmbedBench.Cli.Runs;

/// <summary>What failed of a run, as build tools read it: <c>FILE(LINE,COLUMN): error CODE: TEXT</c>.</summary>
internal static class RunErrors
{
    /// <summary>All of a run's, bands at their places, with annotations where GitHub shows them.</summary>
    public static void Print(
        CommandOutput output, Experiment experiment, ExperimentSpec spec, RunRecord record, string recordFile, SnapshotOutcome compared)
    {
        foreach (Verdict verdict in record.Verdicts.Where(verdict => verdict.Fails))
            Print(output, experiment, spec, BandPlace.Find(experiment, spec, verdict.Figure), "EB0004", BandFailure.Describe(verdict, recordFile));
        output.GitHub?.Annotate(experiment.File, experiment.Name, record.Verdicts);
        if (compared is not SnapshotOutcome.Different difference)
            return;
        PrintDifference(output, experiment, spec, difference);
        output.GitHub?.Error(experiment.File, $"{experiment.Name}: accepted record", difference.Describe());
    }

    private static void PrintDifference(CommandOutput output, Experiment experiment, ExperimentSpec spec, SnapshotOutcome.Different difference) => Print(
        output,
        experiment,
        spec,
        SpecPlace.Start,
        "EB0005",
        $"The record differs from the accepted one: {difference.Culprit} Where the change is meant, accept {difference.ReceivedFile}.");

    private static void Print(CommandOutput output, Experiment experiment, ExperimentSpec spec, SpecPlace place, string code, string text) => output.Message(
        string.Create(CultureInfo.InvariantCulture, $"{experiment.File}({place.Line},{place.Column}): error {code}: {spec.Name}, profile {spec.Profile}: {text}"));
}

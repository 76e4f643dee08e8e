using EmbedBench.Experiments.Runner;
using EmbedBench.Results;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;

namespace EmbedBench.Cli.Runs;

/// <summary>A run, and the stage of it that is compared: <c>RUN</c>, <c>RUN:base</c> or <c>RUN:tuned</c>.</summary>
/// <param name="Reference">As the user wrote it.</param>
/// <param name="Record">What the run found.</param>
/// <param name="Stage">Where none is named, the tuned model of a whole run and the base model of another.</param>
internal sealed record ComparedRun(string Reference, RunRecord Record, FigureStage Stage)
{
    /// <exception cref="FileNotFoundException">There is no such run.</exception>
    public static ComparedRun Find(RunFinder finder, string reference)
    {
        FigureStage? named = new FigureStage?[] { FigureStage.Base, FigureStage.Tuned }
            .FirstOrDefault(stage => reference.EndsWith($":{stage}", StringComparison.Ordinal));
        string run = named is { } stage ? reference[..^(stage.ToString().Length + 1)] : reference;
        RunRecord record = RunRecordFile.Read(finder.Find(run).RecordFile);
        return new ComparedRun(reference, record, named ?? (record.Stage == RunStage.Tuned ? FigureStage.Tuned : FigureStage.Base));
    }
}

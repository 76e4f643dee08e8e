using EmbedBench.Experiments.Specs;
using EmbedBench.Results;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;
using EmbedBench.Results.Verdicts;

namespace EmbedBench.Experiments.Bands;

/// <summary>Judges a run's figures by the bands of its spec.</summary>
public static class BandJudge
{
    /// <summary>
    /// A verdict for each band and, where a band has <c>*</c>, for each dimension, in the order of the spec. Figures of stages that the run
    /// was not asked to reach are not judged; a figure that the run should have and has not makes its band fail.
    /// </summary>
    /// <param name="spec">A spec with its profile applied.</param>
    /// <param name="reached">How far the run went.</param>
    /// <param name="find">The run's figure of a name, or null.</param>
    public static IReadOnlyList<Verdict> Judge(ExperimentSpec spec, RunStage reached, Func<FigureName, double?> find) =>
    [
        .. from band in spec.Bands
           from figure in RunFigures.Expand(spec, band.Figure)
           where figure.Reached <= reached
           select new Verdict(figure, band.Band, find(figure)),
    ];

    /// <summary>The record with the verdicts of <paramref name="spec"/>'s bands instead of those that it was written with.</summary>
    public static RunRecord JudgeAgain(RunRecord record, ExperimentSpec spec) =>
        record with { Verdicts = Judge(spec, record.Stage, record.Find) };
}

using EmbedBench.Experiments.Specs;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;

namespace EmbedBench.Experiments.Snapshots;

/// <summary>What a record must be to be accepted.</summary>
internal static class Acceptance
{
    /// <exception cref="SnapshotException">It is not that.</exception>
    public static void Require(RunRecord run, ExperimentSpec spec)
    {
        if (run.Reservations.Count > 0)
            throw new SnapshotException($"The run cannot be accepted: {string.Join(' ', run.Reservations.Select(Explain))}");
        if (run.Deterministic.Hashes.Spec != SpecDocument.Sha256(spec, run.Deterministic.OnGpu))
            throw new SnapshotException("The run cannot be accepted: its spec has been changed since. Run it again.");
        if (run.Verdicts.FirstOrDefault(verdict => verdict.Fails) is { } failed)
            throw new SnapshotException(
                $"The run cannot be accepted: it lies outside its bands. {failed.Describe()} Where the band is wrong, change it first.");
    }

    /// <summary>The figure that a log's line shows: the gate's first, else the primary metric of the tuned model.</summary>
    public static FigureName LoggedFigure(ExperimentSpec spec)
    {
        FigureName.Score primary = new(
            FigureStage.Tuned, FigureDimension.Of(spec.Dimensions[0]), FigureMetric.Parse(spec.Evaluation.Primary.ToString()));
        return RunFigures.Expand(spec, spec.Gate.Count > 0 ? spec.Gate[0] : primary).First();
    }

    private static string Explain(Reservation reservation) => reservation switch
    {
        Reservation.PartialStage => "It stopped before its last stage.",
        Reservation.Overridden => "Keys of its spec were overridden, or the spec lies outside the catalogue.",
        Reservation.UnpinnedData =>
            "Its data came from a source without a pinned commit; write the commit into the spec, or give the data with --data.",
        Reservation.UnpinnedModel => "Its model came from a source without a pinned commit; write the commit into the spec.",
        Reservation.UnknownData => "The spec does not say what the data must be; write the fingerprint into it.",
        Reservation.TwoDevices => "Its training went from one device to another, so nobody can make it again.",
        _ => $"{reservation}.",
    };
}

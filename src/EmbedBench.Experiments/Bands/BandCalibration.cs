using System.Globalization;
using EmbedBench.Experiments.Specs;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;
using EmbedBench.Results.Verdicts;
using EmbedBench.Retrieval.Significance;

namespace EmbedBench.Experiments.Bands;

/// <summary>Measures bands: where a figure of another run must lie, by the spread of a few runs that differ in their seed.</summary>
public static class BandCalibration
{
    private const double Confidence = 0.95;

    // What rounding and another order of equal scores may change, where the runs do not differ at all: base figures have no seed.
    private const double SmallestWithin = 0.0005;
    private const double Digits = 1e4;

    /// <summary>
    /// The spec's bands with those around an expected value measured anew. A spec without such bands gets one on each figure of its gate,
    /// for the base and the tuned model. Bands above or below a limit stay.
    /// </summary>
    /// <param name="spec">A spec with its profile applied.</param>
    /// <param name="runs">Whole runs of it, at least two, with different seeds.</param>
    /// <exception cref="ArgumentException">Fewer than two runs, or one without a figure.</exception>
    public static IReadOnlyList<FigureBand> Measure(ExperimentSpec spec, IReadOnlyList<RunRecord> runs)
    {
        IEnumerable<FigureBand> around = spec.Bands.Where(band => band.Band is Band.Around);
        List<FigureName> figures = [.. around.SelectMany(band => RunFigures.Expand(spec, band.Figure)).Distinct()];
        if (figures.Count == 0)
            figures = [.. Gated(spec).Distinct().Order()];
        return [.. figures.Select(figure => new FigureBand(figure, Measure(figure, runs))), .. spec.Bands.Except(around)];
    }

    private static Band.Around Measure(FigureName figure, IReadOnlyList<RunRecord> runs)
    {
        double[] values =
            [.. runs.Select(run => run.Find(figure) ?? throw new ArgumentException($"A run has no figure {figure}.", nameof(runs)))];
        Interval interval = PredictionInterval.Of(values, Confidence);
        double within = Math.Ceiling((interval.Upper - interval.Lower) / 2 * Digits) / Digits;
        return new Band.Around
        {
            Expected = Math.Round((interval.Lower + interval.Upper) / 2 * Digits) / Digits,
            Within = Math.Max(within, SmallestWithin),
            Origin = string.Create(
                CultureInfo.InvariantCulture,
                $"measured: mean of {runs.Count} seeds and the {Confidence * 100} % interval for another run"),
        };
    }

    private static IEnumerable<FigureName> Gated(ExperimentSpec spec) =>
        from gate in spec.Gate
        from stage in new[] { FigureStage.Base, FigureStage.Tuned }
        from figure in RunFigures.Expand(spec, gate with { Stage = stage })
        select figure;
}

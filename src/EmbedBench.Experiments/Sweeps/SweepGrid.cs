using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Runner;
using EmbedBench.Experiments.Specs;

namespace EmbedBench.Experiments.Sweeps;

/// <summary>All runs of a sweep: every combination of the axes' values, those of the last axis changing fastest.</summary>
public sealed class SweepGrid
{
    /// <summary>As many as an array of jobs has places for by default.</summary>
    public const int MostPoints = 1000;

    private SweepGrid(ExperimentSpec spec, IReadOnlyList<SweepAxis> axes, IReadOnlyList<SweepPoint> points) =>
        (Spec, Axes, Points) = (spec, axes, points);

    /// <summary>The spec as it stands.</summary>
    public ExperimentSpec Spec { get; }

    /// <summary>With whole keys.</summary>
    public IReadOnlyList<SweepAxis> Axes { get; }

    /// <summary>At least two; the settings of the first are those that the others are compared with.</summary>
    public IReadOnlyList<SweepPoint> Points { get; }

    /// <summary>SHA-256 of all points: the same grid of the same spec has the same.</summary>
    public string Content => RunHashing.Of(Points.Select(point => point.Content));

    /// <summary>Reads every point's spec, before anything runs.</summary>
    /// <param name="experiment">What is swept.</param>
    /// <param name="profile">One of its profiles.</param>
    /// <param name="axes">At least one, by the keys that the user wrote.</param>
    /// <param name="engine">What the runs compute with.</param>
    /// <exception cref="SpecException">A key is unknown or stands twice, a value is not allowed, or two runs would be the same.</exception>
    public static SweepGrid Create(Experiment experiment, string? profile, IReadOnlyList<SweepAxis> axes, SweepEngine engine)
    {
        ExperimentSpec spec = experiment.Resolve(profile);
        SweepAxis[] resolved = [.. axes.Select(axis => axis with { Key = SweepKeys.Resolve(spec, axis.Key) })];
        if (resolved.GroupBy(axis => axis.Key, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw SweepKeys.Wrong($"--over {twice.Key} stands twice; write all of its values once, with commas.");
        long count = resolved.Aggregate(1L, (product, axis) => Math.Min(product * axis.Values.Count, int.MaxValue));
        if (count is < 2 or > MostPoints)
            throw SweepKeys.Wrong($"A grid of {count} runs is no sweep; it has 2 to {MostPoints}.");
        SweepPoint[] points = [.. Combine(resolved).Select((settings, i) => Read(experiment, spec, settings, i + 1, engine))];
        if (points.GroupBy(point => point.Content, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1)?.ToArray() is [var one, var two, ..])
            throw SweepKeys.Wrong($"{one.Label} and {two.Label} are one and the same run: what they differ in decides nothing here.");
        return new SweepGrid(spec, resolved, points);
    }

    private static IEnumerable<KeyValuePair<string, string>[]> Combine(IEnumerable<SweepAxis> axes)
    {
        IEnumerable<KeyValuePair<string, string>[]> combined = [[]];
        foreach (SweepAxis axis in axes)
            combined = [.. from before in combined from value in axis.Values select before.Append(new(axis.Key, value)).ToArray()];
        return combined;
    }

    private static SweepPoint Read(
        Experiment experiment, ExperimentSpec spec, IReadOnlyList<KeyValuePair<string, string>> settings, int number, SweepEngine engine)
    {
        try
        {
            Experiment changed = ExperimentCatalogue.ReadWith(experiment, spec.Profile, settings);
            ExperimentSpec own = changed.Profiles[0];
            // The model's place is no part of a spec's hash, since the weights have one of their own; here nothing is read yet.
            string content = RunHashing.Of([SpecDocument.Sha256(own, engine.OnGpu), own.Model.ToString(), engine.ToString()]);
            return new SweepPoint(number, settings, changed, content);
        }
        catch (SpecException wrong)
        {
            // The spec itself has no problem, so they are the values'.
            throw SweepKeys.Wrong($"--over {SweepPoint.Describe(settings)}: {wrong.Problems[0].Text}");
        }
    }
}

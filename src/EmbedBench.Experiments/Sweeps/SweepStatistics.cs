using System.Globalization;
using EmbedBench.Results;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;
using EmbedBench.Retrieval.Significance;

namespace EmbedBench.Experiments.Sweeps;

/// <summary>
/// Compares the configurations of a sweep over its seeds: means with t-intervals, and paired t-tests against the first configuration, pairs
/// being the runs of one seed. Holm's correction is over all tests of the sweep.
/// </summary>
internal sealed class SweepStatistics(SweepGrid grid, IReadOnlyDictionary<int, RunRecord> records)
{
    private const double Confidence = 0.95;

    /// <param name="figures">Without <c>*</c>.</param>
    public IReadOnlyList<SweepConfiguration> Compare(IReadOnlyList<FigureName> figures)
    {
        SweepPoint[][] configurations =
            [.. grid.Points.GroupBy(point => string.Join('\n', point.Configuration), StringComparer.Ordinal).Select(same => same.ToArray())];
        SweepConfiguration[] compared =
        [
            .. configurations.Select((points, i) => new SweepConfiguration(
                points[0].Configuration,
                [.. figures.Select(figure => Of(figure, Values(points, figure), i == 0 ? null : Values(configurations[0], figure)))])),
        ];
        return Corrected(compared);
    }

    private double?[] Values(SweepPoint[] points, FigureName figure) =>
        [.. points.Select(point => records.TryGetValue(point.Number, out RunRecord? record) ? record.Find(figure) : null)];

    private static SweepFigure Of(FigureName name, double?[] values, double?[]? baseline)
    {
        QueryChange[] own = Pairs(values, values.Select(_ => (double?)0));
        QueryChange[] pairs = baseline is null ? [] : Pairs(values, baseline);
        return new SweepFigure
        {
            Name = name,
            Values = values,
            // The mean of values is that of their differences from nothing.
            Confidence = Test(own)?.Confidence,
            Difference = pairs.Length == 0 ? null : Rounding.Metric(pairs.Average(pair => pair.Difference)),
            PValue = Test(pairs)?.PValue,
        };
    }

    private static QueryChange[] Pairs(IEnumerable<double?> values, IEnumerable<double?> baseline) =>
    [
        .. values.Zip(baseline).Index()
            .Where(pair => pair.Item is { First: not null, Second: not null })
            .Select(pair => new QueryChange(pair.Index.ToString(CultureInfo.InvariantCulture), pair.Item.Second!.Value, pair.Item.First!.Value)),
    ];

    private static StudentTest? Test(QueryChange[] pairs) =>
        pairs.Length < 2 ? null : StudentTest.Of(new PairedScores(pairs), Confidence);

    private static SweepConfiguration[] Corrected(SweepConfiguration[] configurations)
    {
        IEnumerable<SweepFigure> all = configurations.SelectMany(configuration => configuration.Figures);
        var adjusted = new Queue<double>(Holm.Adjust([.. all.Select(figure => figure.PValue).OfType<double>()]));
        return
        [
            .. configurations.Select(configuration => configuration with
            {
                Figures =
                [
                    .. configuration.Figures.Select(figure =>
                        figure.PValue is null ? figure : figure with { AdjustedPValue = adjusted.Dequeue() }),
                ],
            }),
        ];
    }
}

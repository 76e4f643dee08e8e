using EmbedBench.Datasets;
using EmbedBench.Datasets.Duplicates;
using EmbedBench.Datasets.Pairs;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;

namespace EmbedBench.Experiments.Runner;

/// <summary>What training has of the test rows, in their order.</summary>
/// <param name="Queries">Whether training has the row's query.</param>
/// <param name="Passages">Whether training has its passage.</param>
public sealed record DataOverlap(IReadOnlyList<TextOverlap> Queries, IReadOnlyList<TextOverlap> Passages)
{
    /// <summary>The counts, as a record's figures; near ones have the exact ones among them.</summary>
    public IReadOnlyDictionary<FigureName, double> Figures => new Dictionary<FigureName, double>
    {
        [FigureName.OfRun.ExactOverlap] = Queries.Zip(Passages, Most).Count(IsExact),
        [FigureName.OfRun.ExactQueryOverlap] = Queries.Count(IsExact),
        [FigureName.OfRun.ExactPassageOverlap] = Passages.Count(IsExact),
        [FigureName.OfRun.NearOverlap] = Queries.Zip(Passages, Most).Count(IsNear),
        [FigureName.OfRun.NearQueryOverlap] = Queries.Count(IsNear),
        [FigureName.OfRun.NearPassageOverlap] = Passages.Count(IsNear),
    };

    public static DataOverlap Of(Dataset data)
    {
        Pair[] training = [.. data.TrainingRows];
        Pair[] test = [.. data.Split.Test.Select(row => data.Rows[row])];
        return new DataOverlap(Of(training, test, row => row.Query), Of(training, test, row => row.Passage));
    }

    private static TextOverlap[] Of(Pair[] training, Pair[] test, Func<Pair, string> text)
    {
        HashSet<string> exact = new(training.Select(text), StringComparer.Ordinal);
        var near = new NearDuplicates(exact);
        return
        [
            .. test.Select(text).AsParallel().AsOrdered()
                .Select(found => exact.Contains(found) ? TextOverlap.Exact : near.Contains(found) ? TextOverlap.Near : TextOverlap.None),
        ];
    }

    private static TextOverlap Most(TextOverlap query, TextOverlap passage) => query > passage ? query : passage;

    private static bool IsExact(TextOverlap overlap) => overlap == TextOverlap.Exact;

    private static bool IsNear(TextOverlap overlap) => overlap != TextOverlap.None;
}

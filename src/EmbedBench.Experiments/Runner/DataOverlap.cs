using EmbedBench.Datasets;
using EmbedBench.Datasets.Pairs;

namespace EmbedBench.Experiments.Runner;

/// <summary>What training and test rows share, letter for letter.</summary>
/// <param name="Queries">Test rows whose query is a training row's.</param>
/// <param name="Passages">Test rows whose passage is a training row's.</param>
/// <param name="Rows">Test rows of either kind.</param>
public sealed record DataOverlap(int Queries, int Passages, int Rows)
{
    public static DataOverlap Of(Dataset data)
    {
        var queries = new HashSet<string>(data.TrainingRows.Select(row => row.Query), StringComparer.Ordinal);
        var passages = new HashSet<string>(data.TrainingRows.Select(row => row.Passage), StringComparer.Ordinal);
        Pair[] test = [.. data.Split.Test.Select(row => data.Rows[row])];
        return new DataOverlap(
            test.Count(row => queries.Contains(row.Query)),
            test.Count(row => passages.Contains(row.Passage)),
            test.Count(row => queries.Contains(row.Query) || passages.Contains(row.Passage)));
    }
}

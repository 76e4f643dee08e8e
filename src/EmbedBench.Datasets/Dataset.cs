using EmbedBench.Datasets.Corpora;
using EmbedBench.Datasets.Pairs;
using EmbedBench.Datasets.Sources;
using EmbedBench.Datasets.Splits;

namespace EmbedBench.Datasets;

/// <summary>A data set, ready to train on and to be searched.</summary>
public sealed record Dataset
{
    /// <summary>All rows, of training and test, in the order of the files; a row's index is its position.</summary>
    public required IReadOnlyList<Pair> Rows { get; init; }

    public required RowSplit Split { get; init; }

    public required Corpus Corpus { get; init; }

    /// <summary>The queries of the test rows, in their order.</summary>
    public required IReadOnlyList<Query> Queries { get; init; }

    /// <summary>At least one; the first is the primary.</summary>
    public required IReadOnlyList<JudgmentSet> Judgments { get; init; }

    /// <summary>What was found, before any limit.</summary>
    public required DataFingerprint Fingerprint { get; init; }

    public required DataOrigin Origin { get; init; }

    /// <summary>The training rows, in the order of the split.</summary>
    public IEnumerable<Pair> TrainingRows => Split.Train.Select(row => Rows[row]);
}

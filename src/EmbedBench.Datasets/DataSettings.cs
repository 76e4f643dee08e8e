using EmbedBench.Datasets.Corpora;
using EmbedBench.Datasets.Rows;
using EmbedBench.Datasets.Sources;
using EmbedBench.Datasets.Splits;

namespace EmbedBench.Datasets;

/// <summary>
/// What a data set is: every value that decides its rows, split, corpus and judgments. Names and defaults are the spec's
/// (<c>data:</c>, <c>corpus:</c>, <c>judgments:</c>).
/// </summary>
public sealed record DataSettings
{
    public required DataSource Source { get; init; }

    public required RowFiles Rows { get; init; }

    public required Columns Columns { get; init; }

    public EmptyText EmptyText { get; init; } = EmptyText.Error;

    /// <summary>What the data must be, or null where it is not known in advance (<c>fingerprint: none</c>).</summary>
    public DataFingerprint? Fingerprint { get; init; }

    /// <summary>The first part of the data, or null for all of it. The fingerprint is taken before.</summary>
    public RowLimit? Limit { get; init; }

    public required SplitRule Split { get; init; }

    /// <summary>Files that replace the source where the user names a folder of local data, or null where it has no replacement.</summary>
    public LocalData? Local { get; init; }

    public required CorpusRule Corpus { get; init; }

    /// <summary>At least one; the first is the primary.</summary>
    public required IReadOnlyList<JudgmentRule> Judgments { get; init; }
}

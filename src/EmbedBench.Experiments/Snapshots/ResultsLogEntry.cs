using EmbedBench.Results.Figures;

namespace EmbedBench.Experiments.Snapshots;

/// <summary>A line of the log of accepted records.</summary>
public sealed record ResultsLogEntry
{
    private const int ShownDigits = 12;

    public required DateOnly Date { get; init; }

    public required string Experiment { get; init; }

    public required string Profile { get; init; }

    /// <summary>The figure that stands for the record.</summary>
    public required FigureName Figure { get; init; }

    /// <summary>Its value in the accepted record before, or null where there was none.</summary>
    public double? Old { get; init; }

    /// <summary>Its value in the accepted record, or null where that has no such figure.</summary>
    public double? New { get; init; }

    /// <summary>The first digits of the record's deterministic SHA-256.</summary>
    public required string Snapshot { get; init; }

    /// <summary>Why the figures changed, in one line.</summary>
    public required string Reason { get; init; }

    /// <summary>As many digits of a SHA-256 as the log shows.</summary>
    public static string Shorten(string sha256) => sha256[..ShownDigits];
}

using EmbedBench.Results.Figures;
using EmbedBench.Results.Json;
using EmbedBench.Results.Verdicts;

namespace EmbedBench.Results.Records;

/// <summary>All that is kept of a run: <c>record.json</c>.</summary>
public sealed record RunRecord
{
    /// <summary>The version of the format.</summary>
    public const int Schema = 1;

    public required DeterministicPart Deterministic { get; init; }

    /// <summary>How far the run went.</summary>
    public required RunStage Stage { get; init; }

    /// <summary>Why the record cannot be accepted; empty where it can.</summary>
    public IReadOnlyList<Reservation> Reservations { get; init; } = [];

    public required Measured Measured { get; init; }

    /// <summary>One a band and figure that was judged.</summary>
    public required IReadOnlyList<Verdict> Verdicts { get; init; }

    /// <summary>Whether no verdict fails.</summary>
    public bool Held => !Verdicts.Any(verdict => verdict.Fails);

    /// <summary>SHA-256 of the canonical JSON of the deterministic part. Computed at each call.</summary>
    public string DeterministicSha256() => CanonicalJson.Sha256(Deterministic.ToJson());

    /// <summary>A figure of either part, or the mean of such figures over the dimensions; null where the run has none.</summary>
    public double? Find(FigureName figure) => Deterministic.Figures.TryGetValue(figure, out double value)
        ? value
        : Measured.Find(figure) ?? MeanFigures.Find(Deterministic.Figures, figure);
}

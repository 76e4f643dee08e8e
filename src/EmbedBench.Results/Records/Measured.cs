using EmbedBench.Results.Figures;

namespace EmbedBench.Results.Records;

/// <summary>What differs from run to run: time, memory, the machine.</summary>
public sealed record Measured
{
    public required Host Host { get; init; }

    public required int Threads { get; init; }

    /// <summary>Seconds a stage took: <c>encode</c>, <c>train</c>, ….</summary>
    public required IReadOnlyDictionary<string, double> Seconds { get; init; }

    /// <summary>Tokens a second of a stage: <c>encode</c>, <c>train</c>.</summary>
    public required IReadOnlyDictionary<string, double> TokensPerSecond { get; init; }

    /// <summary>Largest resident memory of the process.</summary>
    public required long PeakBytes { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary>A measured figure, or null where the run has none of that name.</summary>
    public double? Find(FigureName figure)
    {
        if (figure == FigureName.OfRun.TrainSeconds)
            return Value(Seconds, "train");
        if (figure == FigureName.OfRun.EncodeSpeed)
            return Value(TokensPerSecond, "encode");
        return figure == FigureName.OfRun.TrainSpeed ? Value(TokensPerSecond, "train") : null;
    }

    private static double? Value(IReadOnlyDictionary<string, double> values, string name) =>
        values.TryGetValue(name, out double value) ? value : null;
}

namespace EmbedBench.Cli.Benchmark;

/// <summary>A speed that was measured several times.</summary>
internal sealed record Measurement
{
    public required string Name { get; init; }

    /// <summary>What a sample counts: <c>GFLOP/s</c>, <c>tokens/s</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>In the order in which they were taken; at least one.</summary>
    public required IReadOnlyList<double> Samples { get; init; }

    /// <summary>Billions of floating-point operations that one unit takes.</summary>
    public double GigaflopPerUnit { get; init; } = 1;

    public double Median
    {
        get
        {
            double[] sorted = [.. Samples.Order()];
            return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        }
    }

    /// <summary>The median as a share of a peak in GFLOP/s.</summary>
    public double ShareOf(double peak) => Median * GigaflopPerUnit / peak;
}

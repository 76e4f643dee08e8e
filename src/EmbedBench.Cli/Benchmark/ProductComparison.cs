namespace EmbedBench.Cli.Benchmark;

/// <summary>One size of product, computed in both ways.</summary>
/// <param name="Size">Rows × inputs × outputs.</param>
/// <param name="Functional">libtorch's <c>linear</c>.</param>
/// <param name="Ours"><see cref="Torch.Linear"/>.</param>
internal sealed record ProductComparison(string Size, Measurement Functional, Measurement Ours)
{
    /// <summary>How many times as fast ours is.</summary>
    public double Ratio => Ours.Median / Functional.Median;
}

using EmbedBench.Results.Records;

namespace EmbedBench.Reports.Blocks;

/// <summary>How a run is made again, and what may be expected of that.</summary>
internal static class Rerun
{
    private const string Portable = "portable";

    public static string Command(DeterministicPart run) => $"embedbench run {run.Experiment} --profile {run.Profile}";

    public static string Promise(DeterministicPart run) => run.OnGpu
        ? "gives figures within the bands on any GPU; sums there have no fixed order."
        : run.Arithmetic == Portable
        ? "gives the same bits on every x86-64 Linux machine with AVX2."
        : "gives the same bits on the same processor, and on another figures that differ in the last digits.";
}

using EmbedBench.Results.Verdicts;

namespace EmbedBench.Experiments.Bands;

/// <summary>What a person is told of a figure outside its band.</summary>
public static class BandFailure
{
    /// <summary>Figure, expected, got, by how much, origin, and what to do where the figure is the right one.</summary>
    /// <param name="verdict">One that fails.</param>
    /// <param name="recordFile">The run's record.</param>
    public static string Describe(Verdict verdict, string recordFile) =>
        $"{verdict.Describe()} Where the figure is right, change the band and accept {recordFile}.";
}

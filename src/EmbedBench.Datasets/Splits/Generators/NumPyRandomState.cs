using EmbedBench.Shared;

namespace EmbedBench.Datasets.Splits.Generators;

/// <summary>NumPy's older <c>RandomState(seed)</c>, which scikit-learn and older scripts shuffle with.</summary>
/// <param name="seed">0 to 2³² − 1.</param>
internal sealed class NumPyRandomState(uint seed)
{
    private readonly MersenneTwister _words = new(seed);

    /// <summary><c>permutation(count)</c>: the numbers from 0 on, shuffled.</summary>
    public int[] Permutation(int count) => NumPyPermutation.Of(count, _words.Next);
}

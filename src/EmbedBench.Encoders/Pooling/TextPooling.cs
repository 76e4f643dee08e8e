using EmbedBench.Encoders.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace EmbedBench.Encoders.Pooling;

/// <summary>Hidden states of packed texts to one vector a text: <c>[N, H]</c> to <c>[texts, H]</c>.</summary>
internal static class TextPooling
{
    // Text by text, so that the order of a text's sums is its own.
    public static Tensor Apply(Tensor hidden, TokenBatch tokens, PoolingMode mode)
    {
        var pooled = new List<Tensor>(tokens.Lengths.Count);
        for (int text = 0; text < tokens.Lengths.Count; text++)
            pooled.Add(One(hidden.narrow(0, tokens.Offsets[text], tokens.Lengths[text]), mode));
        return stack(pooled, 0);
    }

    /// <param name="states"><c>[tokens, H]</c>.</param>
    private static Tensor One(Tensor states, PoolingMode mode)
    {
        switch (mode)
        {
            case PoolingMode.Mean:
                return states.mean([0L]);                                           // [H]
            case PoolingMode.Cls:
                return states.select(0, 0);
            case PoolingMode.LastToken:
                return states.select(0, states.size(0) - 1);
            case PoolingMode.Max:
                return states.amax([0L]);
            case PoolingMode.MeanSquareRootLength:
                using (Scalar root = Math.Sqrt(states.size(0)))
                    return states.sum(0L).div(root);
            default:
                throw new ArgumentOutOfRangeException(nameof(mode), mode, null);
        }
    }
}

using EmbedBench.Encoders.Layers;
using EmbedBench.Torch.Devices;
using TorchSharp;
using static TorchSharp.torch;

namespace EmbedBench.Encoders.Pooling;

/// <summary>Hidden states of packed texts to one vector a text: <c>[N, H]</c> to <c>[texts, H]</c>.</summary>
internal static class TextPooling
{
    private static readonly Scalar NegativeInfinity = float.NegativeInfinity;

    // On a processor text by text, so that the order of a text's sums is its own; on a GPU all at once.
    public static Tensor Apply(Tensor hidden, TokenBatch tokens, PoolingMode mode)
    {
        if (tokens.Padded is { } padded)
            return Together(hidden, tokens, padded, mode);
        var pooled = new List<Tensor>(tokens.Lengths.Count);
        for (int text = 0; text < tokens.Lengths.Count; text++)
            pooled.Add(One(hidden.narrow(0, tokens.Offsets[text], tokens.Lengths[text]), mode));
        return stack(pooled, 0);
    }

    private static Tensor Together(Tensor hidden, TokenBatch tokens, PaddedTexts texts, PoolingMode mode)
    {
        Tensor counts = texts.Counts.unsqueeze(1);                                  // [texts, 1]
        Tensor Rows(Func<int, int> row) =>
            hidden.index_select(0, texts.Device.Stage([.. Enumerable.Range(0, texts.Texts).Select(text => (long)row(text))]));
        return mode switch
        {
            PoolingMode.Mean => texts.Pad(hidden).sum(1L).div(counts),              // [texts, H]
            PoolingMode.Cls => Rows(text => tokens.Offsets[text]),
            PoolingMode.LastToken => Rows(text => tokens.Offsets[text] + tokens.Lengths[text] - 1),
            PoolingMode.Max => texts.Pad(hidden).masked_fill(texts.Padding().unsqueeze(2), NegativeInfinity).amax([1L]),
            PoolingMode.MeanSquareRootLength => texts.Pad(hidden).sum(1L).div(counts.sqrt()),
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, null),
        };
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

using EmbedBench.Encoders.Dropout;
using TorchSharp;
using static TorchSharp.torch;

namespace EmbedBench.Encoders.Layers;

/// <summary>
/// Scaled dot-product attention within each text of a packed batch: q, k, v <c>[N, A, D]</c> to <c>[N, A · D]</c>, with N rows, A heads and
/// D values a head. One function in two forms that agree within rounding; which one runs never depends on a text's neighbours.
/// </summary>
internal static class Attention
{
    public static Tensor Apply(Tensor q, Tensor k, Tensor v, TokenBatch tokens, BlockDropout dropout)
    {
        // With dropout the probabilities are needed to put the masks on: written out, text by text.
        // Without, libtorch's fused kernel, which never forms them, on texts of equal length at once.
        AttentionMasks? masks = dropout.NextAttention();
        List<Tensor> outputs = masks is null ? Fused(q, k, v, tokens) : WrittenOut(q, k, v, tokens, masks);

        int used = tokens.Offsets[^1] + tokens.Lengths[^1];
        long width = q.size(1) * q.size(2);
        if (used < tokens.Rows)
            outputs.Add(zeros(tokens.Rows - used, width, dtype: q.dtype, device: q.device));
        return cat(outputs, 0);                                                     // [N, A · D]
    }

    private static List<Tensor> Fused(Tensor q, Tensor k, Tensor v, TokenBatch tokens)
    {
        long heads = q.size(1), size = q.size(2);
        var outputs = new List<Tensor>();
        foreach ((int first, int count) in tokens.EqualLengths())
        {
            long start = tokens.Offsets[first], length = tokens.Lengths[first];
            Tensor Group(Tensor x) => x.narrow(0, start, count * length)
                .view(count, length, heads, size).transpose(1, 2);                  // [count, A, length, D]
            Tensor y = nn.functional.scaled_dot_product_attention(Group(q), Group(k), Group(v));
            outputs.Add(y.transpose(1, 2).reshape(count * length, heads * size));   // [count · length, A · D]
        }

        return outputs;
    }

    /// <summary>Product, softmax, mask, product: the form that the others are compared with.</summary>
    internal static List<Tensor> WrittenOut(Tensor q, Tensor k, Tensor v, TokenBatch tokens, AttentionMasks? masks)
    {
        long width = q.size(1) * q.size(2);
        using Scalar scale = 1 / Math.Sqrt(q.size(2));
        Tensor scaled = q.mul(scale);
        var outputs = new List<Tensor>();
        for (int text = 0; text < tokens.Lengths.Count; text++)
        {
            long start = tokens.Offsets[text], length = tokens.Lengths[text];
            Tensor Heads(Tensor x) => x.narrow(0, start, length).transpose(0, 1);   // [A, length, D]
            Tensor scores = bmm(Heads(scaled), Heads(k).transpose(1, 2));           // [A, length, length]
            Tensor probabilities = nn.functional.softmax(scores, -1);
            if (masks is not null)
                probabilities = probabilities.mul(masks.Of(text));
            Tensor y = bmm(probabilities, Heads(v));                                // [A, length, D]
            outputs.Add(y.transpose(0, 1).reshape(length, width));                  // [length, A · D]
        }

        return outputs;
    }
}

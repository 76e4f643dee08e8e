using EmbedBench.Encoders.Dropout;
using EmbedBench.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace EmbedBench.Encoders.Layers;

/// <summary>
/// Scaled dot-product attention within each text of a packed batch: q, k, v <c>[N, A, D]</c> to <c>[N, A · D]</c>, with N rows, A heads and
/// D values a head. One function in three forms that agree within rounding; which one runs never depends on a text's neighbours. Products
/// are made in the type of q, k and v, softmax in float32.
/// </summary>
internal static class Attention
{
    /// <summary>Queries that a windowed text takes at once, at least.</summary>
    private const int FewestQueries = 64;

    private static readonly Scalar NegativeInfinity = float.NegativeInfinity;

    /// <param name="bias">What is added to the scores of a text of so many tokens, <c>[A, length, length]</c>, or null.</param>
    /// <param name="reach">A query sees the keys at most this many tokens before and behind it; null: all of its text.</param>
    public static Tensor Apply(
        Tensor q, Tensor k, Tensor v, TokenBatch tokens, BlockDropout dropout, Func<int, Tensor>? bias = null, int? reach = null)
    {
        (double rate, AttentionMasks? masks) = dropout.NextAttention();
        List<Tensor> outputs = [];
        // A GPU pads the texts to one length and takes them at once, dropout and bias included.
        // On a processor dropout puts its masks on the probabilities, and a bias that learns needs their gradient, which libtorch's fused kernel does not
        // give: written out, text by text. That a training pass with a bias always is, recorded or not, keeps its bits the same.
        // Everything else: the fused kernel, which never forms the probabilities, on texts of equal length at once. A text longer than its
        // window goes through it in blocks of queries with the keys that they see, so time and memory grow with the length alone.
        if (tokens.Padded is { } padded)
            outputs.Add(Together(q, k, v, padded, rate, bias, reach));
        else if (masks is not null || (bias is not null && dropout.Trains))
            outputs.AddRange(WrittenOut(q, k, v, tokens, masks, bias, reach));
        else
            outputs.AddRange(Fused(q, k, v, tokens, bias, reach));

        int used = tokens.Offsets[^1] + tokens.Lengths[^1];
        long width = q.size(1) * q.size(2);
        if (used < tokens.Rows)
            outputs.Add(zeros(tokens.Rows - used, width, dtype: q.dtype, device: q.device));
        return cat(outputs, 0);                                                     // [N, A · D]
    }

    /// <summary>Product, bias, softmax, mask, product: the form that the others are compared with.</summary>
    internal static List<Tensor> WrittenOut(
        Tensor q, Tensor k, Tensor v, TokenBatch tokens, AttentionMasks? masks, Func<int, Tensor>? bias, int? reach)
    {
        long width = q.size(1) * q.size(2);
        using Scalar scale = 1 / Math.Sqrt(q.size(2));
        Tensor scaled = q.mul(scale);
        var outputs = new List<Tensor>();
        for (int text = 0; text < tokens.Lengths.Count; text++)
        {
            int start = tokens.Offsets[text], length = tokens.Lengths[text];
            Tensor Heads(Tensor x) => x.narrow(0, start, length).transpose(0, 1);   // [A, length, D]
            Tensor scores = bmm(Heads(scaled), Heads(k).transpose(1, 2))            // [A, length, length]
                .to(ScalarType.Float32);
            if (bias is not null)
                scores.Increase(bias(length));
            if (reach < length - 1)
                scores.Increase(Band(length, length, 0, reach.Value, scores));
            Tensor probabilities = nn.functional.softmax(scores, -1);
            if (masks is not null)
                probabilities = masks.Drop(probabilities, text);
            Tensor y = bmm(probabilities.to(v.dtype), Heads(v));                    // [A, length, D]
            outputs.Add(y.transpose(0, 1).reshape(length, width));                  // [length, A · D]
        }

        return outputs;
    }

    private static List<Tensor> Fused(Tensor q, Tensor k, Tensor v, TokenBatch tokens, Func<int, Tensor>? bias, int? reach)
    {
        long heads = q.size(1), size = q.size(2);
        var outputs = new List<Tensor>();
        foreach ((int first, int count) in tokens.EqualLengths())
        {
            int start = tokens.Offsets[first], length = tokens.Lengths[first];
            Tensor Group(Tensor x) => x.narrow(0, start, count * length)
                .view(count, length, heads, size).transpose(1, 2);                  // [count, A, length, D]
            Tensor y = reach < length - 1
                ? Windowed(Group(q), Group(k), Group(v), reach.Value)
                : nn.functional.scaled_dot_product_attention(Group(q), Group(k), Group(v), bias?.Invoke(length).unsqueeze(0).to(q.dtype));
            outputs.Add(y.transpose(1, 2).reshape(count * length, heads * size));   // [count · length, A · D]
        }

        return outputs;
    }

    /// <summary>Pad, attend, unpad: <c>[Rows, A · D]</c>.</summary>
    private static Tensor Together(Tensor q, Tensor k, Tensor v, PaddedTexts texts, double rate, Func<int, Tensor>? bias, int? reach)
    {
        Tensor Heads(Tensor x) => texts.Pad(x).transpose(1, 2);                     // [texts, A, length, D]
        if (reach is { } near && near < texts.Length - 1)
        {
            var windows = new AttentionWindows(texts, near);
            Tensor seen = nn.functional.scaled_dot_product_attention(
                windows.Queries(Heads(q)), windows.Keys(Heads(k)), windows.Keys(Heads(v)), windows.Mask(q.dtype), rate);
            return texts.Unpad(windows.Join(seen));
        }

        Tensor? mask = texts.Mask(q.dtype);                                         // [texts, 1, 1, length]
        if (bias is not null)
        {
            Tensor added = bias(texts.Length).unsqueeze(0).to(q.dtype);             // [1, A, length, length]
            mask = mask is null ? added : added.Plus(mask);
        }

        Tensor y = nn.functional.scaled_dot_product_attention(Heads(q), Heads(k), Heads(v), mask, rate);
        return texts.Unpad(y.transpose(1, 2).reshape(texts.Texts, texts.Length, -1));
    }

    /// <summary>q, k, v <c>[count, A, length, D]</c> to the same, block by block of queries.</summary>
    private static Tensor Windowed(Tensor q, Tensor k, Tensor v, int reach)
    {
        int size = Math.Max(FewestQueries, reach);
        Tensor[] queries = q.split(size, 2);                                        // each [count, A, size, D], the last one shorter
        Tensor[] keys = Surroundings(k, size, reach), values = Surroundings(v, size, reach);
        var outputs = new List<Tensor>();
        long length = q.size(2);
        for (int block = 0; block < queries.Length; block++)
        {
            long query = (long)block * size;
            long first = Math.Max(0, query - reach);
            long count = Math.Min(length, query + queries[block].size(2) + reach) - first;
            Tensor Seen(Tensor x) => x.narrow(2, first - query + reach, count);     // [count, A, keys, D]
            Tensor band = Band(queries[block].size(2), count, query - first, reach, q);
            outputs.Add(nn.functional.scaled_dot_product_attention(queries[block], Seen(keys[block]), Seen(values[block]), band));
        }

        return cat(outputs, 2);
    }

    /// <summary>
    /// For each block of <paramref name="size"/> tokens of x <c>[count, A, length, D]</c> the block and <paramref name="reach"/> rows before
    /// and behind it, zeros beyond the text: <c>[count, A, size + 2 · reach, D]</c>, overlapping views of one copy. Slices of x itself would
    /// each be given a gradient as long as the text.
    /// </summary>
    private static Tensor[] Surroundings(Tensor x, int size, int reach)
    {
        long length = x.size(2);
        long behind = ((length + size - 1) / size * size) + reach - length;
        return [.. nn.functional.pad(x, [0, 0, reach, behind]).unfold(2, size + (2 * reach), size).unbind(2).Select(view => view.transpose(2, 3))];
    }

    /// <summary>
    /// 0 where a query sees a key and −∞ where it does not, <c>[queries, keys]</c>: the first query stands <paramref name="ahead"/> tokens
    /// behind the first key.
    /// </summary>
    private static Tensor Band(long queries, long keys, long ahead, int reach, Tensor like)
    {
        Tensor far = full(queries, keys, NegativeInfinity, dtype: like.dtype, device: like.device);
        return far.triu(ahead + reach + 1).Plus(far.tril(ahead - reach - 1));
    }
}

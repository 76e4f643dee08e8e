using EmbedBench.Torch;
using EmbedBench.Torch.Devices;
using TorchSharp;
using static TorchSharp.torch;

namespace EmbedBench.Encoders.Layers;

/// <summary>
/// Padded texts cut into windows of queries, each with the keys that they reach, so that local attention takes all windows of all texts in
/// one call and its time and memory grow with the length alone.
/// </summary>
/// <param name="texts">The texts, padded to <c>length</c>.</param>
/// <param name="reach">A query sees the keys at most this many tokens before and behind it.</param>
internal sealed class AttentionWindows(PaddedTexts texts, int reach)
{
    /// <summary>Queries a window, at least.</summary>
    private const int FewestQueries = 64;

    private static readonly Scalar Zero = 0f;

    private readonly int _queries = Math.Max(FewestQueries, reach);
    private readonly int _keys = Math.Max(FewestQueries, reach) + (2 * reach);
    private readonly int _windows = (texts.Length + Math.Max(FewestQueries, reach) - 1) / Math.Max(FewestQueries, reach);

    /// <summary><c>[texts, A, length, D]</c> to <c>[texts · windows, A, queries, D]</c>.</summary>
    public Tensor Queries(Tensor x) => nn.functional.pad(x, [0, 0, 0, (_windows * _queries) - texts.Length])
        .view(texts.Texts, x.size(1), _windows, _queries, x.size(3))
        .transpose(1, 2)
        .reshape(texts.Texts * _windows, x.size(1), _queries, x.size(3));

    /// <summary><c>[texts, A, length, D]</c> to <c>[texts · windows, A, keys, D]</c>, neighbours overlapping.</summary>
    public Tensor Keys(Tensor x) => nn.functional.pad(x, [0, 0, reach, (_windows * _queries) + reach - texts.Length])
        .unfold(2, _keys, _queries)                                                 // [texts, A, windows, D, keys]
        .permute(0, 2, 1, 4, 3)
        .reshape(texts.Texts * _windows, x.size(1), _keys, x.size(3));

    /// <summary><c>[texts · windows, A, queries, D]</c> to <c>[texts, length, A · D]</c>.</summary>
    public Tensor Join(Tensor y) => y.view(texts.Texts, _windows, y.size(1), _queries, y.size(3))
        .transpose(2, 3)
        .reshape(texts.Texts, _windows * _queries, y.size(1) * y.size(3))
        .narrow(1, 0, texts.Length);

    /// <summary>What is added to scores so that a query sees its text within reach: <c>[texts · windows, 1, queries, keys]</c>.</summary>
    public Tensor Mask(ScalarType type) => texts.Keep(reach, type, () =>
    {
        // The window's first key stands `reach` tokens before its first query.
        float[] far = [.. from query in Enumerable.Range(0, _queries)
                          from key in Enumerable.Range(0, _keys)
                          select Math.Abs(key - reach - query) <= reach ? 0 : PaddedTexts.Hidden];
        float[] places = [.. from window in Enumerable.Range(0, _windows)
                             from key in Enumerable.Range(0, _keys)
                             select (float)((window * _queries) - reach + key)];
        Tensor place = texts.Device.Stage(places).view(1, _windows, 1, _keys);      // of each key in its text
        Tensor outside = place.lt(Zero).logical_or(place.ge(texts.Counts.view(-1, 1, 1, 1)));
        return PaddedTexts.Hide(outside)                                            // [texts, windows, 1, keys]
            .Plus(texts.Device.Stage(far).view(1, 1, _queries, _keys))
            .view(texts.Texts * _windows, 1, _queries, _keys);
    });
}

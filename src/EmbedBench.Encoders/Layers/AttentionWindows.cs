using EmbedBench.Torch;
using EmbedBench.Torch.Devices;
using TorchSharp;
using static TorchSharp.torch;

namespace EmbedBench.Encoders.Layers;

/// <summary>
/// Padded texts cut into windows of queries, each with the keys that they reach, so that local attention takes all windows of all texts in
/// one call and its time and memory grow with the length alone.
/// </summary>
internal sealed class AttentionWindows
{
    /// <summary>Queries a window, at least.</summary>
    private const int FewestQueries = 64;

    private static readonly Scalar Zero = 0f;

    private readonly PaddedTexts _texts;
    private readonly int _reach;
    private readonly int _queries;
    private readonly int _keys;
    private readonly int _windows;

    /// <param name="texts">The texts, padded to <c>length</c>.</param>
    /// <param name="reach">A query sees the keys at most this many tokens before and behind it.</param>
    public AttentionWindows(PaddedTexts texts, int reach)
    {
        _texts = texts;
        _reach = reach;
        _queries = Math.Max(FewestQueries, reach);
        _keys = _queries + (2 * reach);
        _windows = (texts.Length + _queries - 1) / _queries;
    }

    /// <summary><c>[texts, A, length, D]</c> to <c>[texts · windows, A, queries, D]</c>.</summary>
    public Tensor Queries(Tensor x) => nn.functional.pad(x, [0, 0, 0, (_windows * _queries) - _texts.Length])
        .view(_texts.Texts, x.size(1), _windows, _queries, x.size(3))
        .transpose(1, 2)
        .reshape(_texts.Texts * _windows, x.size(1), _queries, x.size(3));

    /// <summary><c>[texts, A, length, D]</c> to <c>[texts · windows, A, keys, D]</c>, neighbours overlapping.</summary>
    public Tensor Keys(Tensor x) => nn.functional.pad(x, [0, 0, _reach, (_windows * _queries) + _reach - _texts.Length])
        .unfold(2, _keys, _queries)                                                 // [texts, A, windows, D, keys]
        .permute(0, 2, 1, 4, 3)
        .reshape(_texts.Texts * _windows, x.size(1), _keys, x.size(3));

    /// <summary><c>[texts · windows, A, queries, D]</c> to <c>[texts, length, A · D]</c>.</summary>
    public Tensor Join(Tensor y) => y.view(_texts.Texts, _windows, y.size(1), _queries, y.size(3))
        .transpose(2, 3)
        .reshape(_texts.Texts, _windows * _queries, y.size(1) * y.size(3))
        .narrow(1, 0, _texts.Length);

    /// <summary>What is added to scores so that a query sees its text within reach: <c>[texts · windows, 1, queries, keys]</c>.</summary>
    public Tensor Mask(ScalarType type) => _texts.Keep(_reach, type, () =>
    {
        // The window's first key stands `reach` tokens before its first query.
        float[] far = [.. from query in Enumerable.Range(0, _queries)
                          from key in Enumerable.Range(0, _keys)
                          select Math.Abs(key - _reach - query) <= _reach ? 0 : PaddedTexts.Hidden];
        float[] places = [.. from window in Enumerable.Range(0, _windows)
                             from key in Enumerable.Range(0, _keys)
                             select (float)((window * _queries) - _reach + key)];
        Tensor place = _texts.Device.Stage(places).view(1, _windows, 1, _keys);      // of each key in its text
        Tensor outside = place.lt(Zero).logical_or(place.ge(_texts.Counts.view(-1, 1, 1, 1)));
        return PaddedTexts.Hide(outside)                                            // [texts, windows, 1, keys]
            .Plus(_texts.Device.Stage(far).view(1, 1, _queries, _keys))
            .view(_texts.Texts * _windows, 1, _queries, _keys);
    });
}

using EmbedBench.Torch.Devices;
using TorchSharp;
using static TorchSharp.torch;

namespace EmbedBench.Encoders.Layers;

/// <summary>
/// The texts of a packed batch padded to one length, as a GPU takes them: how packed rows become <c>[texts, length, …]</c> and back, and what
/// hides the padding from attention.
/// </summary>
internal sealed class PaddedTexts : IDisposable
{
    /// <summary>What is added to the score of a key that a query must not see.</summary>
    /// <remarks>Finite, so that a token of the padding, which may see nothing, still has an average to give; no score comes near it.</remarks>
    public const float Hidden = -30_000;

    /// <summary>Fused kernels want rows of scores whose bytes are a multiple of 16.</summary>
    private const int LengthMultiple = 8;

    private readonly int[] _lengths;
    private readonly Tensor _places;
    private readonly Dictionary<(int? Reach, ScalarType Type), Tensor> _masks = [];

    /// <param name="lengths">Tokens of each text; the texts' rows follow one another without a gap.</param>
    /// <param name="device">Where the rows are.</param>
    public PaddedTexts(int[] lengths, Device device)
    {
        _lengths = lengths;
        Device = device;
        Length = (lengths.Max() + LengthMultiple - 1) / LengthMultiple * LengthMultiple;
        Rows = lengths.Sum();
        long[] places = [.. lengths.SelectMany((length, text) => Enumerable.Range(text * Length, length)).Select(place => (long)place)];
        _places = device.Stage(places).DetachFromDisposeScope();
        Counts = device.Stage(Array.ConvertAll(lengths, length => (float)length)).DetachFromDisposeScope();
    }

    public Device Device { get; }

    public int Texts => _lengths.Length;

    /// <summary>Tokens that each text is padded to.</summary>
    public int Length { get; }

    /// <summary>Packed rows that belong to texts.</summary>
    public int Rows { get; }

    /// <summary>Tokens of each text, <c>[texts]</c> float32.</summary>
    public Tensor Counts { get; }

    /// <summary>Packed rows <c>[N, …]</c> to <c>[texts, length, …]</c>, zeros where there is padding.</summary>
    public Tensor Pad(Tensor x)
    {
        long[] rest = x.shape[1..];
        return zeros([Texts * Length, .. rest], x.dtype, x.device)
            .index_copy(0, _places, x.narrow(0, 0, Rows))
            .view([Texts, Length, .. rest]);
    }

    /// <summary><c>[texts, length, width]</c> to packed rows <c>[Rows, width]</c>.</summary>
    public Tensor Unpad(Tensor x) => x.reshape(Texts * Length, x.size(2)).index_select(0, _places);

    /// <summary>Whether each token of the padded texts is padding, <c>[texts, length]</c>.</summary>
    public Tensor Padding()
    {
        float[] places = [.. Enumerable.Range(0, Length).Select(place => (float)place)];
        return Device.Stage(places).unsqueeze(0).ge(Counts.unsqueeze(1));
    }

    /// <summary>What is added to scores so that no query sees padding: <c>[texts, 1, 1, length]</c>, or null where no text is padded.</summary>
    public Tensor? Mask(ScalarType type) =>
        _lengths.All(length => length == Length) ? null : Keep(null, type, () => Hide(Padding()).view(Texts, 1, 1, Length));

    /// <summary>A mask that all layers share: made once, it lives as long as this.</summary>
    /// <param name="reach">Of the window that it belongs to, if any.</param>
    /// <param name="type">The type of the scores.</param>
    /// <param name="make">Makes it in float32.</param>
    public Tensor Keep(int? reach, ScalarType type, Func<Tensor> make)
    {
        if (!_masks.TryGetValue((reach, type), out Tensor? mask))
            _masks[(reach, type)] = mask = make().to(type).DetachFromDisposeScope();
        return mask;
    }

    /// <summary><see cref="Hidden"/> where <paramref name="hidden"/> is true, else 0; float32.</summary>
    public static Tensor Hide(Tensor hidden)
    {
        using Scalar value = Hidden;
        return hidden.to(ScalarType.Float32).mul(value);
    }

    public void Dispose()
    {
        _places.Dispose();
        Counts.Dispose();
        foreach (Tensor mask in _masks.Values)
            mask.Dispose();
    }
}

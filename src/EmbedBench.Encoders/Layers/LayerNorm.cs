using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace EmbedBench.Encoders.Layers;

/// <summary>Layer normalization over the last dimension, <c>[N, width]</c> to <c>[N, width]</c>, named as torch.nn.LayerNorm names it.</summary>
public sealed class LayerNorm : nn.Module<Tensor, Tensor>
{
    private readonly long[] _shape;
    private readonly double _epsilon;

    [ComponentName(Name = "weight")]
    private readonly Parameter _weight;

    [ComponentName(Name = "bias")]
    private readonly Parameter? _bias;

    public LayerNorm(int width, double epsilon, bool bias = true)
        : base(nameof(LayerNorm))
    {
        _shape = [width];
        _epsilon = epsilon;
        _weight = new Parameter(empty(width));
        if (bias)
            _bias = new Parameter(empty(width));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => nn.functional.layer_norm(x, _shape, _weight, _bias, _epsilon);
}

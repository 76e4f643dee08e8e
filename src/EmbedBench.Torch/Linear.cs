using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace EmbedBench.Torch;

/// <summary>
/// y = x Wᵀ + b for packed rows: x <c>[M, K]</c> to <c>[M, N]</c>, M a multiple of <see cref="RowMultiple"/>. Parameters are named as
/// torch.nn.Linear names them.
/// </summary>
/// <remarks>
/// The product is made in the type of the weights, and so are the results: float32, or less where a model's copy for computing has it so
/// (<see cref="Devices.Precision"/>). On a CPU in float32 it is written as a 1×1 convolution over 16 images of M/16 pixels. libtorch sends <c>linear</c> to MKL, which takes a
/// slow path on AMD processors, but sends a convolution to oneDNN, at about 90 % of the machine's peak on any of them; on one thread it
/// does so only from 16 images on. The permuted view is channels-last already, so nothing is copied, and autograd works. A row's result
/// depends neither on M nor on its neighbours.
/// </remarks>
public sealed class Linear : nn.Module<Tensor, Tensor>
{
    /// <summary>Packed rows come in multiples of this.</summary>
    public const int RowMultiple = 16;

    private readonly int _inputs;
    private readonly int _outputs;

    [ComponentName(Name = "weight")]
    private readonly Parameter _weight;

    [ComponentName(Name = "bias")]
    private readonly Parameter? _bias;

    /// <summary>A layer with unset weights, <c>[outputs, inputs]</c> and <c>[outputs]</c>; a loader fills them.</summary>
    public Linear(int inputs, int outputs, bool bias = true)
        : base(nameof(Linear))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inputs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputs);
        _inputs = inputs;
        _outputs = outputs;
        _weight = new Parameter(empty(outputs, inputs));
        if (bias)
            _bias = new Parameter(empty(outputs));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        long rows = x.size(0);                                                      // [M, K]
        if (x.device_type != DeviceType.CPU || _weight.dtype != ScalarType.Float32)
            return nn.functional.linear(x.to(_weight.dtype), _weight, _bias);       // [M, N]

        Tensor images = x.view(RowMultiple, rows / RowMultiple, 1, _inputs)
            .permute(0, 3, 1, 2);                                                   // [16, K, M/16, 1]
        Tensor filters = _weight.view(_outputs, _inputs, 1, 1);                     // [N, K, 1, 1]
        Tensor y = nn.functional.conv2d(images, filters, _bias);                    // [16, N, M/16, 1], channels last
        return y.permute(0, 2, 3, 1).reshape(rows, _outputs);                       // [M, N]
    }
}

using EmbedBench.Encoders.Layers;
using EmbedBench.Torch;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace EmbedBench.Encoders.Modules;

/// <summary>
/// A linear map of embeddings and an activation, <c>[texts, inputs]</c> to <c>[texts, outputs]</c>, named as sentence-transformers names it.
/// </summary>
internal sealed class Dense : nn.Module<Tensor, Tensor>
{
    private readonly Func<Tensor, Tensor> _activation;

    [ComponentName(Name = "linear")]
    private readonly Linear _linear;

    public Dense(DenseConfig config)
        : base(nameof(Dense))
    {
        _linear = new Linear(config.Inputs, config.Outputs, config.Bias);
        _activation = Activation.Of(config.Activation, "config.json");
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        long texts = x.size(0);
        long missing = (Linear.RowMultiple - (texts % Linear.RowMultiple)) % Linear.RowMultiple;
        Tensor rows = nn.functional.pad(x, [0, 0, 0, missing]);                     // [texts + missing, inputs]
        return _activation(_linear.forward(rows)).narrow(0, 0, texts)               // [texts, outputs]
            .to(ScalarType.Float32);
    }
}

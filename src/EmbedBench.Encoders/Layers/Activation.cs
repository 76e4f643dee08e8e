using static TorchSharp.torch;

namespace EmbedBench.Encoders.Layers;

/// <summary>The activation functions that checkpoints name, each exactly the one of its name in transformers; <c>linear</c> is none.</summary>
internal static class Activation
{
    /// <exception cref="InvalidDataException">The name is not one of those.</exception>
    public static Func<Tensor, Tensor> Of(string name, string file) => name switch
    {
        "gelu" => static x => nn.functional.gelu(x),
        "gelu_new" or "gelu_pytorch_tanh" => static x => nn.functional.gelu(x, TorchSharp.Modules.GELU.Approximate.tanh, false),
        "linear" => static x => x,
        "relu" => static x => nn.functional.relu(x),
        "silu" or "swish" => static x => nn.functional.silu(x),
        "tanh" => static x => x.tanh(),
        _ => throw new InvalidDataException(
            $"{file}: the activation \"{name}\" is not known; known are gelu, gelu_new, gelu_pytorch_tanh, linear, relu, silu, swish, tanh."),
    };
}

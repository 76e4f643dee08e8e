using EmbedBench.Encoders.Dropout;
using static TorchSharp.torch;

namespace EmbedBench.Encoders.Layers;

/// <summary>
/// Token ids to hidden states: what all architectures share is the loop over their layers. Parameters carry the names of the checkpoint.
/// </summary>
/// <remarks>
/// Each step of the loop has a dispose scope of its own, so only the residual stream outlives a layer; while gradients are recorded,
/// autograd keeps what it needs. A layer's own code opens no scope.
/// </remarks>
public abstract class TransformerEncoder(string name) : nn.Module(name)
{
    /// <summary>Values a token, H.</summary>
    public abstract int Width { get; }

    public abstract int VocabularySize { get; }

    /// <summary>The longest text in tokens that positions exist for.</summary>
    public abstract int MaxTokens { get; }

    public abstract int LayerCount { get; }

    /// <summary>Heads a layer, A.</summary>
    public abstract int Heads { get; }

    /// <summary>The padding id where positions count after it (see <see cref="TokenBatch.Pack"/>), or null.</summary>
    public virtual int? PositionPadding => null;

    /// <summary>The configuration in words, the same for the same arithmetic.</summary>
    public abstract string Description { get; }

    /// <summary>Every place that drops in training, in the order of the forward pass, with the configuration's rate.</summary>
    public abstract IReadOnlyList<DropoutSite> DropoutSites { get; }

    /// <summary>Hidden states of the last layer, <c>[rows, H]</c>, in the caller's scope.</summary>
    /// <param name="tokens">The packed texts.</param>
    /// <param name="dropout">The block's masks, or <see cref="BlockDropout.None"/>.</param>
    /// <param name="observe">Called with 0 and the embedding block's output, then after each layer with its number from 1.</param>
    public Tensor Forward(TokenBatch tokens, BlockDropout dropout, Action<int, Tensor>? observe = null)
    {
        using var shared = NewDisposeScope();
        IReadOnlyList<Func<Tensor, Tensor>> layers = Layers(tokens, dropout);
        Tensor x = Step(() => Embed(tokens, dropout));                              // [N, H]
        observe?.Invoke(0, x);
        for (int i = 0; i < layers.Count; i++)
        {
            Func<Tensor, Tensor> layer = layers[i];
            Tensor input = x;
            x = Step(() => layer(input));                                           // [N, H]
            input.Dispose();
            observe?.Invoke(i + 1, x);
        }

        return x.MoveToOuterDisposeScope();
    }

    /// <summary>The embedding block: <c>[N, H]</c>.</summary>
    protected abstract Tensor Embed(TokenBatch tokens, BlockDropout dropout);

    /// <summary>
    /// The layers of one forward pass, each <c>[N, H]</c> to <c>[N, H]</c>; the last one applies a final norm where there is one. What they
    /// share is made here, once, and lives as long as the pass.
    /// </summary>
    protected abstract IReadOnlyList<Func<Tensor, Tensor>> Layers(TokenBatch tokens, BlockDropout dropout);

    private static Tensor Step(Func<Tensor> work)
    {
        using var scope = NewDisposeScope();
        return work().MoveToOuterDisposeScope();
    }
}

using EmbedBench.Encoders;
using EmbedBench.Training.Losses;

namespace EmbedBench.Training.Blocks;

/// <summary>How much memory a training step takes, estimated from the shapes of a model's weights.</summary>
/// <remarks>
/// A layer's graph keeps the input and the output of each of its matrix products and, beside them, the results of norms, activations and
/// attention, together a third of that again: full-size ModernBERT was seen to keep 1.1 MB a token, MiniLM 0.2 MB.
/// </remarks>
internal sealed class StepMemory
{
    /// <summary>What the graphs of a batch may take before they are dropped and made again, in bytes.</summary>
    public const long GraphBudget = 4L << 30;

    /// <summary>The runtime and libtorch's own code and buffers, in bytes.</summary>
    private const long Process = 400L << 20;

    private readonly long _weights;
    private readonly long _graphOfToken;
    private readonly bool _takesWholeBatches;

    public StepMemory(SentenceModel model)
    {
        _takesWholeBatches = model.Device.TakesWholeBatches;
        _weights = sizeof(float) * model.Parameters.Sum(parameter => parameter.Weight.numel());
        long ends = model.Matrices.Sum(matrix => matrix.shape[0] + matrix.shape[1]);
        _graphOfToken = sizeof(float) * ends * 4 / 3;
    }

    /// <summary>The graphs of a batch, in bytes.</summary>
    public long Graphs(long tokens) => tokens * _graphOfToken;

    /// <summary>
    /// Whether the graphs of a batch are dropped after the forward pass and made again. A GPU has a block a column, so that would save it
    /// little: there the settings and the loss decide alone.
    /// </summary>
    /// <param name="settings">What was asked for.</param>
    /// <param name="tokens">Tokens of the batch, all columns.</param>
    public bool Recomputes(TrainingSettings settings, long tokens) =>
        LossCatalogue.Recomputes(settings) ?? (!_takesWholeBatches && Graphs(tokens) > GraphBudget);

    /// <summary>The whole process at its largest, in bytes: weights, AdamW's two moments, the sum of gradients, a worker's own, and graphs.</summary>
    /// <param name="tokens">Tokens of the largest batch, all columns.</param>
    /// <param name="blockTokens">Tokens a block.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="recompute">Whether graphs are dropped and made again, so that each worker has one.</param>
    public long Peak(long tokens, int blockTokens, int workers, bool recompute) =>
        Process + (_weights * (4 + workers)) + Graphs(recompute ? Math.Min(tokens, (long)blockTokens * workers) : tokens);
}

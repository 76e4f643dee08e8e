using EmbedBench.Encoders.Layers;
using static TorchSharp.torch;

namespace EmbedBench.Training.Blocks;

/// <summary>Neighbouring texts of one column that go through the model together, on one thread.</summary>
/// <param name="column">The column.</param>
/// <param name="first">The column's text at which the block begins.</param>
/// <param name="tokens">The texts' tokens, the block's from now on.</param>
internal sealed class TrainingBlock(int column, int first, TokenBatch tokens) : IDisposable
{
    public int Column => column;

    public int First => first;

    public int Count => tokens.Lengths.Count;

    public TokenBatch Tokens => tokens;

    /// <summary>The replica that ran the block forward and owns its graph.</summary>
    public int Replica { get; set; }

    /// <summary>The embeddings with their graph, <c>[texts, dimension]</c>, between the forward and the backward pass.</summary>
    public Tensor? Output { get; set; }

    /// <summary>The embeddings alone.</summary>
    public Tensor? Embeddings { get; set; }

    public void DropGraph()
    {
        Output?.Dispose();
        Output = null;
    }

    public void Dispose()
    {
        DropGraph();
        Embeddings?.Dispose();
        tokens.Dispose();
    }
}

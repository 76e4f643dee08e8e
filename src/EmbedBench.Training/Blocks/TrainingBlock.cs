using EmbedBench.Encoders.Layers;
using static TorchSharp.torch;

namespace EmbedBench.Training.Blocks;

/// <summary>Neighbouring texts of one column that go through the model together, on one thread.</summary>
internal sealed class TrainingBlock(int column, int first, int[][] texts) : IDisposable
{
    public int Column => column;

    /// <summary>The column's text at which the block begins.</summary>
    public int First => first;

    /// <summary>Token ids of the block's texts.</summary>
    public int[][] Texts => texts;

    /// <summary>The replica that ran the block forward and owns its graph.</summary>
    public int Replica { get; set; }

    public TokenBatch? Tokens { get; set; }

    /// <summary>The embeddings with their graph, <c>[texts, dimension]</c>, between the forward and the backward pass.</summary>
    public Tensor? Output { get; set; }

    /// <summary>Drops the graph and what it was made from.</summary>
    public void Dispose()
    {
        Output?.Dispose();
        Output = null;
        Tokens?.Dispose();
        Tokens = null;
    }

    /// <summary>Cuts the columns of a batch: first column's blocks, then the second's; a function of the batch and the size alone.</summary>
    public static TrainingBlock[] Cut(IReadOnlyList<int[][]> columns, int blockTokens) =>
    [
        .. columns.SelectMany((texts, column) =>
            EmbedBench.Encoders.Layers.Blocks.Cut([.. texts.Select(text => text.Length)], blockTokens)
                .Select(range => new TrainingBlock(column, range.Start.Value, texts[range]))),
    ];
}

using EmbedBench.Encoders;
using EmbedBench.Encoders.Layers;
using EmbedBench.Torch.Devices;
using static TorchSharp.torch;

namespace EmbedBench.Training.Blocks;

/// <summary>A micro-batch ready to run, its tokens on the device. Blocks: the first column's, then the second's, and so on.</summary>
internal sealed class TrainingBatch : IDisposable
{
    /// <param name="rows">The training rows.</param>
    /// <param name="columns">Their token ids: <c>columns[c][i]</c> is column c of the i-th row.</param>
    /// <param name="scores">A score a row where the loss compares with scores.</param>
    /// <param name="model">Whose device takes them.</param>
    /// <param name="blockTokens">Tokens a block, where the device does not take whole batches: then a column is one block.</param>
    public TrainingBatch(int[] rows, int[][][] columns, float[]? scores, SentenceModel model, int blockTokens)
    {
        Rows = rows;
        Longest = [.. columns.Select(texts => texts.Max(text => text.Length))];
        Tokens = columns.Sum(texts => texts.Sum(text => (long)text.Length));
        Scores = scores is null ? null : model.Device.ToTorch().Stage(scores).DetachFromDisposeScope();
        int size = model.Device.TakesWholeBatches ? int.MaxValue : blockTokens;
        Blocks =
        [
            .. columns.SelectMany((texts, column) => EmbedBench.Encoders.Layers.Blocks.Cut([.. texts.Select(text => text.Length)], size)
                .Select(range => new TrainingBlock(
                    column, range.Start.Value, TokenBatch.Pack(texts[range], model.Transformer.PositionPadding, model.Device)))),
        ];
    }

    public int[] Rows { get; }

    /// <summary>Tokens of each column's longest text.</summary>
    public IReadOnlyList<int> Longest { get; }

    /// <summary>Tokens of all columns.</summary>
    public long Tokens { get; }

    /// <summary><c>[rows]</c> float32, or null.</summary>
    public Tensor? Scores { get; }

    public IReadOnlyList<TrainingBlock> Blocks { get; }

    public void Dispose()
    {
        Scores?.Dispose();
        foreach (TrainingBlock block in Blocks)
            block.Dispose();
    }
}

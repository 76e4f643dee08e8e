using System.Runtime.InteropServices;
using EmbedBench.Encoders;
using EmbedBench.Encoders.Dropout;
using EmbedBench.Encoders.Layers;
using EmbedBench.Torch;
using EmbedBench.Torch.Devices;
using EmbedBench.Training.Optimizers;
using static TorchSharp.torch;

namespace EmbedBench.Training.Blocks;

/// <summary>
/// Runs a batch's blocks forward and backward, side by side, each on one thread. The blocks' gradients are added in block order, so the sum
/// does not depend on the number of threads. Each worker has a replica: the same weights with gradients of its own.
/// </summary>
internal sealed class BlockRunner : IDisposable
{
    private readonly Workers _workers;
    private readonly SentenceModel[] _replicas;

    /// <param name="model">The model; its weights are shared, not copied.</param>
    /// <param name="workers">The threads.</param>
    public BlockRunner(SentenceModel model, Workers workers)
    {
        _workers = workers;
        _replicas = [.. Enumerable.Range(0, workers.Count).Select(_ => model.Replica(Precision.Float32))];
    }

    /// <summary>The embeddings of each column as leaves, <c>[rows, dimension]</c>, that the loss is computed on; they belong to the caller's scope.</summary>
    /// <param name="blocks">The batch's blocks.</param>
    /// <param name="columns">Texts of each column.</param>
    /// <param name="masks">Dropout masks of each column.</param>
    /// <param name="recompute">Whether graphs are dropped now and made again in the backward pass: memory of one block a worker, the same bits.</param>
    public Tensor[] Forward(TrainingBlock[] blocks, IReadOnlyList<int[][]> columns, ColumnMasks[] masks, bool recompute)
    {
        int dimension = _replicas[0].Dimension;
        float[][] values = [.. columns.Select(column => new float[column.Length * dimension])];
        _workers.Run(blocks.Length, (i, worker) =>
        {
            TrainingBlock block = blocks[i];
            using (set_grad_enabled(!recompute))
                Embed(block, worker, masks);
            using Tensor embeddings = block.Output!.detach();
            MemoryMarshal.Cast<byte, float>(embeddings.bytes).CopyTo(values[block.Column].AsSpan(block.First * dimension));
            if (recompute)
                block.Dispose();
        });
        return [.. values.Select(column => tensor(column).view(-1, dimension).requires_grad_())];
    }

    /// <summary>Runs the blocks backward from the gradients of their embeddings and adds what they leave to <paramref name="sum"/>.</summary>
    /// <param name="embeddings">What <see cref="Forward"/> returned, after the loss's backward pass.</param>
    public void Backward(TrainingBlock[] blocks, Tensor[] embeddings, ColumnMasks[] masks, bool recompute, Gradients sum)
    {
        var turns = new Turns();
        void Run(int i, int worker)
        {
            try
            {
                TrainingBlock block = blocks[i];
                if (recompute)
                    Embed(block, worker, masks);
                using (NewDisposeScope())
                {
                    using Tensor? all = embeddings[block.Column].grad;
                    block.Output!.backward([all!.narrow(0, block.First, block.Texts.Length)]);
                    turns.Take(i, () => sum.Take(_replicas[worker], block.Tokens!));
                }

                block.Dispose();
            }
            catch
            {
                turns.Break();
                throw;
            }
        }

        if (recompute)
        {
            _workers.Run(blocks.Length, Run);
            return;
        }

        // A graph belongs to the replica that made it.
        _workers.RunOnEach(worker =>
        {
            for (int i = 0; i < blocks.Length; i++)
            {
                if (blocks[i].Replica == worker)
                    Run(i, worker);
            }
        });
    }

    public void Dispose()
    {
        foreach (SentenceModel replica in _replicas)
            replica.Dispose();
    }

    private void Embed(TrainingBlock block, int worker, ColumnMasks[] masks)
    {
        using var scope = NewDisposeScope();
        SentenceModel replica = _replicas[worker];
        block.Replica = worker;
        block.Tokens = TokenBatch.Pack(block.Texts, replica.Transformer.PositionPadding);
        using var dropout = new BlockDropout(masks[block.Column], block.First, block.Tokens);
        block.Output = replica.Embed(block.Tokens, dropout).contiguous().DetachFromDisposeScope();
    }
}

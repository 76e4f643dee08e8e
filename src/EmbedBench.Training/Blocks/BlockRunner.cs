using EmbedBench.Encoders;
using EmbedBench.Encoders.Dropout;
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
    /// <param name="precision">The type of matrix products.</param>
    /// <param name="workers">The threads.</param>
    public BlockRunner(SentenceModel model, Precision precision, Workers workers)
    {
        _workers = workers;
        _replicas = [.. Enumerable.Range(0, workers.Count).Select(_ => model.Replica(precision))];
    }

    /// <summary>The embeddings of each column as leaves, <c>[rows, dimension]</c>, that the loss is computed on; they belong to the caller's scope.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="masks">Dropout masks of each column.</param>
    /// <param name="recompute">Whether graphs are dropped now and made again in the backward pass: memory of one block a worker, the same bits.</param>
    public Tensor[] Forward(TrainingBatch batch, ColumnMasks[] masks, bool recompute)
    {
        _workers.Run(batch.Blocks.Count, (i, worker) =>
        {
            TrainingBlock block = batch.Blocks[i];
            using (set_grad_enabled(!recompute))
                Embed(block, worker, masks);
            block.Embeddings = block.Output!.detach();
            if (recompute)
                block.DropGraph();
        });
        return [.. masks.Select((_, column) =>
            cat([.. batch.Blocks.Where(block => block.Column == column).Select(block => block.Embeddings!)], 0).requires_grad_())];
    }

    /// <summary>Runs the blocks backward from the gradients of their embeddings and adds what they leave to <paramref name="sum"/>.</summary>
    /// <param name="embeddings">What <see cref="Forward"/> returned, after the loss's backward pass.</param>
    public void Backward(TrainingBatch batch, Tensor[] embeddings, ColumnMasks[] masks, bool recompute, Gradients sum)
    {
        var turns = new Turns();
        void Run(int i, int worker)
        {
            try
            {
                TrainingBlock block = batch.Blocks[i];
                if (recompute)
                    Embed(block, worker, masks);
                using (NewDisposeScope())
                {
                    using Tensor? all = embeddings[block.Column].grad;
                    block.Output!.backward([all!.narrow(0, block.First, block.Count)]);
                    turns.Take(i, () => sum.Take(_replicas[worker], block.Tokens));
                }

                block.DropGraph();
            }
            catch
            {
                turns.Break();
                throw;
            }
        }

        if (recompute)
        {
            _workers.Run(batch.Blocks.Count, Run);
            return;
        }

        // A graph belongs to the replica that made it.
        _workers.RunOnEach(worker =>
        {
            for (int i = 0; i < batch.Blocks.Count; i++)
            {
                if (batch.Blocks[i].Replica == worker)
                    Run(i, worker);
            }
        });
    }

    /// <summary>To be called when the weights have changed.</summary>
    public void WeightsChanged()
    {
        foreach (SentenceModel replica in _replicas)
            replica.Renew();
    }

    public void Dispose()
    {
        foreach (SentenceModel replica in _replicas)
            replica.Dispose();
    }

    private void Embed(TrainingBlock block, int worker, ColumnMasks[] masks)
    {
        using var scope = NewDisposeScope();
        block.Replica = worker;
        using var dropout = new BlockDropout(masks[block.Column], block.First, block.Tokens);
        block.Output = _replicas[worker].Embed(block.Tokens, dropout).contiguous().DetachFromDisposeScope();
    }
}

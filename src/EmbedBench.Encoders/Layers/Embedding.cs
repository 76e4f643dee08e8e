using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace EmbedBench.Encoders.Layers;

/// <summary>
/// A table of embeddings, <c>[rows, width]</c>, named as torch.nn.Embedding names it. While gradients are recorded a lookup is a leaf of
/// its own, kept by the token batch: a block's gradient is then as large as its tokens and not as the vocabulary.
/// </summary>
public sealed class Embedding : nn.Module
{
    private static readonly Scalar One = 1;

    private readonly Scalar? _padding;

    [ComponentName(Name = "weight")]
    private readonly Parameter _weight;

    /// <param name="rows">Entries of the table.</param>
    /// <param name="width">Values an entry.</param>
    /// <param name="padding">The entry that gets no gradient (torch's <c>padding_idx</c>), or null.</param>
    public Embedding(int rows, int width, int? padding = null)
        : base(nameof(Embedding))
    {
        _padding = padding is { } entry ? (Scalar)entry : null;
        _weight = new Parameter(empty(rows, width));
        RegisterComponents();
    }

    /// <summary>The entries of <paramref name="ids"/>: <c>[N]</c> to <c>[N, width]</c>.</summary>
    public Tensor Find(Tensor ids, TokenBatch tokens)
    {
        if (!is_grad_enabled())
            return _weight.index_select(0, ids);

        Tensor rows = _weight.detach().index_select(0, ids).requires_grad_();
        tokens.Lookups.Add(new Lookup(this, ids.alias().DetachFromDisposeScope(), rows.DetachFromDisposeScope()));
        return rows;
    }

    /// <summary>Adds the gradient of a lookup to the table's, <c>[rows, width]</c>, in the order of its tokens.</summary>
    internal void AddGradient(Lookup lookup, Tensor total)
    {
        using Tensor? rows = lookup.Rows.grad;
        if (rows is null)
            return;
        if (_padding is { } padding)
        {
            using Tensor keep = lookup.Ids.ne(padding).unsqueeze(1);
            rows.mul_(keep);
        }

        total.index_add_(0, lookup.Ids, rows, One);
    }
}

/// <summary>One lookup in a table: its ids <c>[N]</c> and the leaf <c>[N, width]</c> whose gradient the backward pass leaves.</summary>
internal sealed record Lookup(Embedding Table, Tensor Ids, Tensor Rows) : IDisposable
{
    public void Dispose()
    {
        Ids.Dispose();
        Rows.Dispose();
    }
}

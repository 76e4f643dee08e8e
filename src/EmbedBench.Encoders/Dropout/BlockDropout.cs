using EmbedBench.Encoders.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace EmbedBench.Encoders.Dropout;

/// <summary>The dropout of one forward pass over a block: each call takes the next site's mask, so a pass goes through the sites once.</summary>
public sealed class BlockDropout : IDisposable
{
    private readonly ColumnMasks? _masks;
    private readonly int _first;
    private readonly TokenBatch? _tokens;
    private Tensor? _rows;
    private int _site;

    /// <param name="masks">The masks of the block's column.</param>
    /// <param name="first">The column's text at which the block begins.</param>
    /// <param name="tokens">The block's tokens.</param>
    public BlockDropout(ColumnMasks masks, int first, TokenBatch tokens)
    {
        _masks = masks;
        _first = first;
        _tokens = tokens;
        masks.Begin(first);
    }

    private BlockDropout()
    {
    }

    /// <summary>Drops nothing; may be shared, since it has no place to remember.</summary>
    public static BlockDropout None { get; } = new();

    /// <summary>Whether this is a pass of training, though its rates may be 0.</summary>
    public bool Trains => _masks is not null;

    /// <summary>Drops values of tokens: <c>[N, width]</c> to <c>[N, width]</c>, what is kept divided by 1 − rate.</summary>
    public Tensor Tokens(Tensor x)
    {
        (DropoutSite site, Tensor? mask) = Next(DropoutKind.Tokens);
        if (site.Rate == 0)
            return x;
        if (mask is null)
            return nn.functional.dropout(x, site.Rate);                             // the device draws
        _rows ??= PaddedRows();
        Tensor kept = mask.view(-1, mask.size(2)).index_select(0, _rows);           // [N, width]
        return Drop(x, kept, site.Rate);
    }

    public void Dispose() => _rows?.Dispose();

    /// <summary>The next site's rate, and its masks of attention probabilities where those were drawn ahead.</summary>
    internal (double Rate, AttentionMasks? Masks) NextAttention()
    {
        (DropoutSite site, Tensor? mask) = Next(DropoutKind.Attention);
        return (site.Rate, mask is null ? null : new AttentionMasks(mask, site.Rate, _first, _tokens!));
    }

    /// <summary>torch.nn.functional.dropout: x where kept, divided by 1 − rate, and 0 elsewhere.</summary>
    /// <remarks>
    /// The same bits as a product with one float32 mask of 0 and 1 / (1 − rate), but autograd keeps a byte a value and not four.
    /// </remarks>
    internal static Tensor Drop(Tensor x, Tensor kept, double rate)
    {
        using Scalar scale = 1f / (float)(1 - rate);
        return x.mul(kept).mul(scale);
    }

    private (DropoutSite Site, Tensor? Mask) Next(DropoutKind kind)
    {
        if (_masks is null)
            return (default, null);
        (DropoutSite site, Tensor? mask) = _masks[_site++];
        return site.Kind == kind
            ? (site, mask)
            : throw new InvalidOperationException($"Dropout site {_site - 1} is of kind {site.Kind}, the forward pass asks for {kind}.");
    }

    /// <summary>The row of each packed token in the padded batch <c>[texts · longest]</c>; rows that only round up take row 0.</summary>
    private Tensor PaddedRows()
    {
        long[] rows = new long[_tokens!.Rows];
        for (int text = 0; text < _tokens.Lengths.Count; text++)
        {
            for (int i = 0; i < _tokens.Lengths[text]; i++)
                rows[_tokens.Offsets[text] + i] = ((long)(_first + text) * _masks!.Longest) + i;
        }

        return tensor(rows).DetachFromDisposeScope();
    }
}

/// <summary>One site's attention masks, seen from a block.</summary>
internal sealed class AttentionMasks(Tensor mask, double rate, int first, TokenBatch tokens)
{
    /// <summary>Drops probabilities of the block's text <paramref name="text"/>: <c>[A, length, length]</c>.</summary>
    public Tensor Drop(Tensor probabilities, int text)
    {
        int length = tokens.Lengths[text];
        return BlockDropout.Drop(probabilities, mask[first + text].narrow(1, 0, length).narrow(2, 0, length), rate);
    }
}

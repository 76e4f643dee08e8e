using static TorchSharp.torch;

namespace EmbedBench.Training.Losses;

/// <summary>
/// A loss over the embeddings of a batch. It sees one matrix a column, <c>[rows, dimension]</c>, in the order of the spec's
/// <c>pairs</c>, and never the model that made them.
/// </summary>
public abstract class Loss
{
    /// <summary>The loss of a batch, a scalar, in the caller's scope.</summary>
    /// <param name="columns">The anchor first; each <c>[rows, dimension]</c>, float32, requiring gradients.</param>
    /// <param name="scores">The rows' scores, <c>[rows]</c>, where the loss compares with scores; else null.</param>
    public abstract Tensor Of(IReadOnlyList<Tensor> columns, Tensor? scores);

    /// <summary>The fewest and the most columns that the loss takes.</summary>
    public abstract (int Fewest, int Most) Columns { get; }

    /// <summary>Whether the loss compares with a score a row.</summary>
    public virtual bool NeedsScores => false;

    /// <summary>Sets a loss that draws at random to where it is after <paramref name="batch"/> batches.</summary>
    public virtual void GoTo(int batch)
    {
    }

    /// <summary>Cosines of all pairs of rows: <c>[n, D]</c> and <c>[m, D]</c> to <c>[n, m]</c>. Normalizes again, as sentence-transformers does.</summary>
    internal static Tensor Cosines(Tensor a, Tensor b) => Normalize(a).mm(Normalize(b).t());

    /// <summary>Cosines row by row: <c>[n, D]</c> twice to <c>[n]</c>.</summary>
    internal static Tensor PairedCosines(Tensor a, Tensor b) => (Normalize(a) * Normalize(b)).sum(1L);

    internal static Tensor Normalize(Tensor x) => nn.functional.normalize(x, 2, 1);
}

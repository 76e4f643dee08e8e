using EmbedBench.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace EmbedBench.Training.Losses;

/// <summary>In-batch negatives in both directions: each anchor's positive among the passages, each positive's anchor among the anchors.</summary>
/// <remarks>
/// <para>Formula: mean over i of ½ (logΣⱼ exp(s · cos(aᵢ, cⱼ)) + logΣⱼ exp(s · cos(aⱼ, pᵢ))) − s · cos(aᵢ, pᵢ).</para>
/// <para>Inputs: anchors a and positives p, <c>[n, D]</c> each; further columns are hard negatives of the first direction.</para>
/// <para>Relations: one direction alone is <see cref="MultipleNegativesRankingLoss"/>.</para>
/// <para>Reference: Günther et al. 2024 (Jina Embeddings 2).</para>
/// <para>Other names: bidirectional InfoNCE, CLIP loss.</para>
/// </remarks>
internal sealed class SymmetricMultipleNegativesRankingLoss(double scale) : Loss
{
    private static readonly Scalar Half = 0.5;
    private readonly Scalar _scale = scale;

    public override (int Fewest, int Most) Columns => (2, int.MaxValue);

    public override Tensor Of(IReadOnlyList<Tensor> columns, Tensor? scores)
    {
        Tensor candidates = columns.Count == 2 ? columns[1] : cat([.. columns.Skip(1)], 0);   // [n · (1 + negatives), D]
        Tensor forward = Cosines(columns[0], candidates).mul(_scale);                         // [n, n · (1 + negatives)]
        Tensor backward = Cosines(columns[0], columns[1]).mul(_scale).t();                    // [n, n]: positive by anchor
        Tensor partition = forward.logsumexp(1).Plus(backward.logsumexp(1)).mul(Half);        // [n]
        return (partition - forward.diagonal()).mean();
    }
}

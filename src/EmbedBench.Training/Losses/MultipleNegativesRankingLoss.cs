using TorchSharp;
using static TorchSharp.torch;

namespace EmbedBench.Training.Losses;

/// <summary>In-batch negatives: each anchor's positive among all the batch's passages.</summary>
/// <remarks>
/// <para>Formula: mean over i of logΣⱼ exp(s · cos(aᵢ, cⱼ)) − s · cos(aᵢ, pᵢ), where the candidates c are the positives and, behind them,
/// every negative column.</para>
/// <para>Inputs: anchors a and positives p, <c>[n, D]</c> each; any number of further columns of hard negatives, <c>[n, D]</c>.</para>
/// <para>Relations: with both directions it is <see cref="SymmetricMultipleNegativesRankingLoss"/>; its cached form is this loss with the
/// graphs run again. Needs batches without duplicates, else a positive is its own negative.</para>
/// <para>Reference: van den Oord et al. 2018; Henderson et al. 2017.</para>
/// <para>Other names: InfoNCE, NT-Xent (one direction), in-batch negatives, SimCSE loss.</para>
/// </remarks>
internal sealed class MultipleNegativesRankingLoss(double scale) : Loss
{
    private readonly Scalar _scale = scale;

    public override (int Fewest, int Most) Columns => (2, int.MaxValue);

    public override Tensor Of(IReadOnlyList<Tensor> columns, Tensor? scores)
    {
        Tensor candidates = columns.Count == 2 ? columns[1] : cat([.. columns.Skip(1)], 0);   // [n · (1 + negatives), D]
        Tensor similarities = Cosines(columns[0], candidates).mul(_scale);                    // [n, n · (1 + negatives)]
        Tensor positives = similarities.diagonal();                                           // [n]
        return (similarities.logsumexp(1) - positives).mean();
    }
}

using EmbedBench.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace EmbedBench.Training.Losses;

/// <summary>Each anchor nearer to its positive than to its negative, by a margin.</summary>
/// <remarks>
/// <para>Formula: mean over i of max(0, ‖aᵢ − pᵢ‖ − ‖aᵢ − nᵢ‖ + margin), with the Euclidean distance.</para>
/// <para>Inputs: anchors a, positives p and negatives n, <c>[rows, D]</c> each.</para>
/// <para>Relations: compares with one negative a row, where <see cref="MultipleNegativesRankingLoss"/> compares with all of the batch.</para>
/// <para>Reference: Schroff et al. 2015 (FaceNet).</para>
/// <para>Other names: triplet margin loss.</para>
/// </remarks>
internal sealed class TripletLoss(double margin) : Loss
{
    private readonly Scalar _margin = margin;

    public override (int Fewest, int Most) Columns => (3, 3);

    public override Tensor Of(IReadOnlyList<Tensor> columns, Tensor? scores)
    {
        Tensor near = nn.functional.pairwise_distance(columns[0], columns[1]);      // [n]
        Tensor far = nn.functional.pairwise_distance(columns[0], columns[2]);       // [n]
        return nn.functional.relu((near - far).Plus(_margin)).mean();
    }
}

using EmbedBench.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace EmbedBench.Training.Losses;

/// <summary>Pairs with higher scores have higher cosines.</summary>
/// <remarks>
/// <para>Formula: log(1 + Σ exp(s · (cosⱼ − cosᵢ))) over all i, j whose scores have scoreᵢ &gt; scoreⱼ.</para>
/// <para>Inputs: two columns of sentences, <c>[n, D]</c> each, and a score a row, <c>[n]</c>.</para>
/// <para>Relations: uses the scores' order alone, where <see cref="CosineSimilarityLoss"/> uses their values.</para>
/// <para>Reference: Su 2022, "CoSENT".</para>
/// <para>Other names: CoSENT.</para>
/// </remarks>
internal sealed class CoSentLoss(double scale) : Loss
{
    // As sentence-transformers: what is taken out of the sum gets this added, in float32.
    private static readonly Scalar Excluded = -1e12;
    private readonly Scalar _scale = scale;

    public override (int Fewest, int Most) Columns => (2, 2);

    public override bool NeedsScores => true;

    public override Tensor Of(IReadOnlyList<Tensor> columns, Tensor? scores)
    {
        Tensor cosines = PairedCosines(columns[0], columns[1]).mul(_scale);                    // [n]
        Tensor differences = cosines.unsqueeze(1) - cosines.unsqueeze(0);                      // [n, n]: row minus column
        Tensor lower = scores!.unsqueeze(1).lt(scores.unsqueeze(0));                           // row's score below column's
        Tensor kept = differences.Plus(lower.logical_not().to(ScalarType.Float32).mul(Excluded));
        Tensor one = zeros(1, device: cosines.device);                                         // exp(0): the 1 of the logarithm
        return cat([one, kept.view(-1)], 0).logsumexp(0);
    }
}

using static TorchSharp.torch;

namespace EmbedBench.Training.Losses;

/// <summary>The cosine of each pair is its score.</summary>
/// <remarks>
/// <para>Formula: mean over i of (cos(aᵢ, bᵢ) − scoreᵢ)².</para>
/// <para>Inputs: two columns of sentences, <c>[n, D]</c> each, and a score a row, <c>[n]</c>, usually 0 to 1.</para>
/// <para>Relations: uses the scores' values, where <see cref="CoSentLoss"/> uses their order.</para>
/// <para>Reference: Reimers and Gurevych 2019 (Sentence-BERT).</para>
/// <para>Other names: regression objective, MSE of cosines.</para>
/// </remarks>
internal sealed class CosineSimilarityLoss : Loss
{
    public override (int Fewest, int Most) Columns => (2, 2);

    public override bool NeedsScores => true;

    public override Tensor Of(IReadOnlyList<Tensor> columns, Tensor? scores) =>
        nn.functional.mse_loss(PairedCosines(columns[0], columns[1]), scores!);
}

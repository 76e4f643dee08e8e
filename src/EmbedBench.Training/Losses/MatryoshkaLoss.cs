using EmbedBench.Shared;
using EmbedBench.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace EmbedBench.Training.Losses;

/// <summary>Another loss on the leading values of the embeddings, summed over several sizes.</summary>
/// <remarks>
/// <para>Formula: Σₖ wₖ · loss(normalize(x[:, :dₖ]) for each column x).</para>
/// <para>Inputs: those of the inner loss; every size is at most the embeddings' dimension.</para>
/// <para>Relations: around any loss of the catalogue but itself. With <c>dimensions_per_step</c> each batch takes that many sizes, drawn
/// as Python's <c>random.sample</c> draws them, so the dropout masks stay as they are without it.</para>
/// <para>Reference: Kusupati et al. 2022.</para>
/// <para>Other names: MRL.</para>
/// </remarks>
internal sealed class MatryoshkaLoss : Loss
{
    private readonly Loss _inner;
    private readonly (int Size, Scalar Weight)[] _sizes;
    private readonly int? _sizesPerStep;
    private readonly long _seed;
    private PythonRandom _random;

    /// <param name="inner">The loss at each size.</param>
    /// <param name="sizes">Sizes in the order in which they are summed.</param>
    /// <param name="weights">One a size.</param>
    /// <param name="sizesPerStep">How many sizes a batch takes, or null for all.</param>
    /// <param name="seed">Of Python's generator, which the Python library draws the sizes from.</param>
    public MatryoshkaLoss(Loss inner, IReadOnlyList<int> sizes, IReadOnlyList<double> weights, int? sizesPerStep, long seed)
    {
        _inner = inner;
        _sizes = [.. sizes.Zip(weights, (size, weight) => (size, (Scalar)weight))];
        _sizesPerStep = sizesPerStep < sizes.Count ? sizesPerStep : null;
        _seed = seed;
        _random = new PythonRandom(seed);
    }

    public override (int Fewest, int Most) Columns => _inner.Columns;

    public override bool NeedsScores => _inner.NeedsScores;

    public override void GoTo(int batch)
    {
        _random = new PythonRandom(_seed);
        for (int i = 0; i < batch; i++)
            Choose();
    }

    public override Tensor Of(IReadOnlyList<Tensor> columns, Tensor? scores)
    {
        Tensor? sum = null;
        foreach ((int size, Scalar weight) in Choose())
        {
            Tensor[] truncated = [.. columns.Select(column => Normalize(column.narrow(1, 0, size)))];   // [n, size]
            Tensor loss = _inner.Of(truncated, scores).mul(weight);
            sum = sum is null ? loss : sum.Plus(loss);
        }

        return sum!;
    }

    private (int Size, Scalar Weight)[] Choose() =>
        _sizesPerStep is { } count ? Array.ConvertAll(_random.Sample(_sizes.Length, count), i => _sizes[i]) : _sizes;
}

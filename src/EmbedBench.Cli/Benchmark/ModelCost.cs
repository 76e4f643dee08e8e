using EmbedBench.Encoders;

namespace EmbedBench.Cli.Benchmark;

/// <summary>How many floating-point operations a forward pass takes in matrix products; everything else is small beside them.</summary>
internal sealed class ModelCost
{
    private readonly double _weights;
    private readonly double _attention;

    public ModelCost(SentenceModel model)
    {
        _weights = model.Matrices.Sum(matrix => (double)matrix.numel());
        _attention = (double)model.Transformer.LayerCount * model.Transformer.Width;
    }

    /// <summary>Billions of operations of a text: two a weight and token, four a pair of tokens and value of each layer.</summary>
    public double Gigaflop(int tokens) => 1e-9 * ((2 * _weights * tokens) + (4 * _attention * tokens * tokens));
}

namespace EmbedBench.Torch;

/// <summary>Embeddings of texts, one a row: <c>[Rows, Dimension]</c> float32 in row-major order, in memory that the garbage collector owns.</summary>
public sealed class EmbeddingMatrix
{
    /// <exception cref="ArgumentException">The values are not a whole number of rows.</exception>
    public EmbeddingMatrix(float[] values, int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimension);
        if (values.Length % dimension != 0)
            throw new ArgumentException($"{values.Length} values are no whole number of rows of {dimension}.", nameof(values));
        Values = values;
        Dimension = dimension;
    }

    public float[] Values { get; }

    public int Dimension { get; }

    public int Rows => Values.Length / Dimension;

    /// <summary>Row <paramref name="row"/>, <c>[Dimension]</c>, a view.</summary>
    public Span<float> this[int row] => Values.AsSpan(row * Dimension, Dimension);

    /// <summary>The first <paramref name="dimension"/> values of each row, divided by their Euclidean norm (a row of zeros stays zero).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimension"/> is below 1 or above <see cref="Dimension"/>.</exception>
    public EmbeddingMatrix Truncate(int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimension);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimension, Dimension);
        var values = new float[Rows * dimension];
        for (int row = 0; row < Rows; row++)
        {
            ReadOnlySpan<float> from = this[row][..dimension];
            Span<float> to = values.AsSpan(row * dimension, dimension);
            double squares = 0;
            foreach (float value in from)
                squares += (double)value * value;
            // torch.nn.functional.normalize: the divisor is at least 1e-12.
            double norm = Math.Max(Math.Sqrt(squares), 1e-12);
            for (int i = 0; i < dimension; i++)
                to[i] = (float)(from[i] / norm);
        }

        return new EmbeddingMatrix(values, dimension);
    }
}

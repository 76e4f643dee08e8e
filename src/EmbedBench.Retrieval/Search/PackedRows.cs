using EmbedBench.Torch;

namespace EmbedBench.Retrieval.Search;

/// <summary>
/// Rows as <see cref="DotProducts"/> takes them: <c>[rows, Width]</c> float32, dimension and number of rows filled up with zeros to whole
/// vectors and tiles. Zeros add nothing to a sum, so the filling changes no score.
/// </summary>
internal sealed class PackedRows
{
    // torch.nn.functional.normalize divides by at least this.
    private const double SmallestNorm = 1e-12;

    private readonly float[] _values;

    /// <param name="embeddings">The rows.</param>
    /// <param name="order">Which row comes where: <c>order[i]</c> is the i-th packed one.</param>
    /// <param name="tile">Rows are filled up to a multiple of this.</param>
    /// <param name="similarity">Whether rows are divided by their norm.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public PackedRows(EmbeddingMatrix embeddings, ReadOnlySpan<int> order, int tile, Similarity similarity)
    {
        Width = RoundUp(embeddings.Dimension, DotProducts.Lanes);
        _values = new float[checked(RoundUp(order.Length, tile) * Width)];
        for (int i = 0; i < order.Length; i++)
        {
            ReadOnlySpan<float> row = embeddings[order[i]];
            Span<float> packed = _values.AsSpan(i * Width, row.Length);
            double norm = Norm(row);
            if (!double.IsFinite(norm))
                throw new ArgumentException($"Row {order[i]} of the embeddings holds a value that is not finite.", nameof(embeddings));
            double divisor = similarity == Similarity.Cosine ? Math.Max(norm, SmallestNorm) : 1;
            for (int d = 0; d < row.Length; d++)
                packed[d] = (float)(row[d] / divisor);
            LargestNorm = Math.Max(LargestNorm, norm / divisor);
        }
    }

    /// <summary>Values from one row to the next, a multiple of <see cref="DotProducts.Lanes"/>.</summary>
    public int Width { get; }

    /// <summary>The largest Euclidean norm of a packed row.</summary>
    public double LargestNorm { get; }

    /// <summary>At most <paramref name="count"/> packed rows, fewer at the end: whole tiles.</summary>
    public ReadOnlySpan<float> Rows(int first, int count)
    {
        int start = first * Width;
        return _values.AsSpan(start, Math.Min(count * Width, _values.Length - start));
    }

    private static int RoundUp(int value, int multiple) => checked(value + multiple - 1) / multiple * multiple;

    /// <summary>Summed in double precision in the order of the dimensions, so that equal rows have equal norms on every machine.</summary>
    private static double Norm(ReadOnlySpan<float> row)
    {
        double squares = 0;
        foreach (float value in row)
            squares += (double)value * value;
        return Math.Sqrt(squares);
    }
}

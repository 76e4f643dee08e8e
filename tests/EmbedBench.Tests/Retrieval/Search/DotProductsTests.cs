using EmbedBench.Retrieval.Search;

namespace EmbedBench.Tests.Retrieval.Search;

public sealed class DotProductsTests
{
    /// <summary>The order of additions is part of every recorded figure: this is the definition, written out one lane at a time.</summary>
    [Theory]
    [InlineData(8)]
    [InlineData(384)]
    public void Fill_RandomRows_AddsInTheDocumentedOrder(int width)
    {
        var random = new Random(3);
        float[] queries = [.. Enumerable.Range(0, 6 * width).Select(_ => (float)random.NextDouble() - 0.5f)];
        float[] documents = [.. Enumerable.Range(0, 8 * width).Select(_ => (float)random.NextDouble() - 0.5f)];
        float[] scores = new float[6 * 8];

        DotProducts.Fill(queries, documents, width, scores);

        for (int query = 0; query < 6; query++)
        {
            for (int document = 0; document < 8; document++)
                Assert.Equal(Product(queries.AsSpan(query * width, width), documents.AsSpan(document * width, width)), scores[(query * 8) + document]);
        }
    }

    private static float Product(ReadOnlySpan<float> query, ReadOnlySpan<float> document)
    {
        float[] lanes = new float[8];
        for (int i = 0; i < query.Length; i++)
            lanes[i % 8] = MathF.FusedMultiplyAdd(query[i], document[i], lanes[i % 8]);
        return ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
    }
}

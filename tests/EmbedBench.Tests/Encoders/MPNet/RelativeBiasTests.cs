using EmbedBench.Encoders.Layers;
using EmbedBench.Encoders.MPNet;
using static TorchSharp.torch;

namespace EmbedBench.Tests.Encoders.MPNet;

public sealed class RelativeBiasTests
{
    [Fact]
    public void Bucket_Distances_BeginWhereTransformersBeginsThem()
    {
        int[] starts = [0, 1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 23, 32, 46, 64, 91];
        for (int bucket = 0; bucket < starts.Length; bucket++)
        {
            int last = bucket + 1 < starts.Length ? starts[bucket + 1] - 1 : 100_000;
            Assert.Equal([bucket, bucket], [RelativeBias.Bucket(-starts[bucket]), RelativeBias.Bucket(-last)]);
            if (bucket > 0)
                Assert.Equal([bucket + 16, bucket + 16], [RelativeBias.Bucket(starts[bucket]), RelativeBias.Bucket(last)]);
        }
    }

    [Fact]
    public void Of_TextsOfSeveralLengths_LooksUpTheDistanceFromQueryToKey()
    {
        const int Heads = 3;
        using var inference = no_grad();
        using var bias = new RelativeBias(Heads);
        using var scope = NewDisposeScope();
        bias.parameters().Single().copy_(arange(RelativeBias.Buckets * Heads, ScalarType.Float32).view(RelativeBias.Buckets, Heads));
        using TokenBatch tokens = TokenBatch.Pack([new int[30], new int[4], new int[30], new int[1]]);

        Func<int, Tensor> of = bias.Of(tokens);

        foreach (int length in (int[])[30, 4, 1])
        {
            Assert.Equal([Heads, length, length], of(length).shape);
            float[] expected =
            [
                .. from head in Enumerable.Range(0, Heads)
                   from query in Enumerable.Range(0, length)
                   from key in Enumerable.Range(0, length)
                   select (float)((RelativeBias.Bucket(key - query) * Heads) + head),
            ];
            Assert.Equal(expected, of(length).contiguous().data<float>().ToArray());
        }
    }
}

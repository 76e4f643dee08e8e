using EmbedBench.Encoders.Layers;
using EmbedBench.Encoders.ModernBert;
using static TorchSharp.torch;

namespace EmbedBench.Tests.Encoders.ModernBert;

public sealed class RotaryAnglesTests
{
    [Fact]
    public void Turn_AnyPosition_TurnsBothHalvesByTheRoundedAngle()
    {
        const int Longest = 8192, Size = 64;
        const double Theta = 160_000;
        using var inference = no_grad();
        using var scope = NewDisposeScope();
        using TokenBatch tokens = TokenBatch.Pack([[1, 2, 3], new int[Longest]]);
        // 3 in the first half and 4 in the second.
        Tensor x = cat([full(tokens.Rows, 2, Size / 2, 3f), full(tokens.Rows, 2, Size / 2, 4f)], 2);

        Tensor y = new RotaryAngles(tokens, Theta, Size).Turn(x);

        foreach ((int row, int position) in (ReadOnlySpan<(int, int)>)[(0, 0), (2, 2), (3, 0), (3 + 500, 500), (3 + Longest - 1, Longest - 1)])
        {
            float[] turned = y[row, 1].data<float>().ToArray();
            for (int i = 0; i < Size / 2; i++)
            {
                float angle = position * (1 / (float)Math.Pow(Theta, i / 32f));
                Assert.Equal((3 * Math.Cos(angle)) - (4 * Math.Sin(angle)), turned[i], 1e-6);
                Assert.Equal((4 * Math.Cos(angle)) + (3 * Math.Sin(angle)), turned[i + (Size / 2)], 1e-6);
            }
        }
    }
}

using EmbedBench.Encoders.Layers;
using EmbedBench.Torch.Devices;
using TorchSharp;
using static TorchSharp.torch;

namespace EmbedBench.Encoders.ModernBert;

/// <summary>
/// Rotary positions of a block's tokens: value i of a head's first half and value i of its second are turned as a pair by
/// position · theta^(−2i/D). Su et al. 2021.
/// </summary>
internal sealed class RotaryAngles
{
    private static readonly Scalar One = 1;
    private static readonly Scalar MinusOne = -1;

    private readonly Tensor _cosines;
    private readonly Tensor _sines;

    /// <summary>The angles of a block, in the caller's scope.</summary>
    /// <param name="tokens">N rows.</param>
    /// <param name="theta">The base.</param>
    /// <param name="size">D, even.</param>
    public RotaryAngles(TokenBatch tokens, double theta, int size)
    {
        int longest = tokens.Lengths.Max();
        int half = size / 2;
        float[] cosines = new float[longest * half];
        float[] sines = new float[longest * half];
        for (int i = 0; i < half; i++)
        {
            // The roundings are torch's, value by value: angles in double differ by 4e-4 at position 8,192.
            float power = (float)Math.Pow(theta, 2 * i / (float)size);
            float frequency = 1 / power;
            for (int position = 0; position < longest; position++)
            {
                (double sine, double cosine) = Math.SinCos(position * frequency);
                cosines[(position * half) + i] = (float)cosine;
                sines[(position * half) + i] = (float)sine;
            }
        }

        Tensor OfTokens(float[] values) => tokens.Positions.device.Stage(values).view(longest, half)
            .index_select(0, tokens.Positions).view(tokens.Rows, 1, half);          // [N, 1, D / 2]
        _cosines = OfTokens(cosines);
        _sines = OfTokens(sines);
    }

    /// <summary>Turns queries or keys, <c>[N, A, D]</c> to the same, in float32 whatever their type.</summary>
    public Tensor Turn(Tensor x)
    {
        Tensor halves = x.to(ScalarType.Float32).view(x.size(0), x.size(1), 2, -1);   // [N, A, 2, D / 2]
        Tensor turned = halves * _cosines.unsqueeze(2);                             // [N, A, 2, D / 2]
        turned.select(2, 0).addcmul_(halves.select(2, 1), _sines, MinusOne);
        turned.select(2, 1).addcmul_(halves.select(2, 0), _sines, One);
        return turned.view(x.shape).to(x.dtype);
    }
}

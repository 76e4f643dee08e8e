using System.Runtime.InteropServices;
using EmbedBench.Tests.Encoders;
using EmbedBench.Torch;
using EmbedBench.Training.Optimizers;
using static TorchSharp.torch;

namespace EmbedBench.Tests.Training.Optimizers;

public sealed class AdamWStepTests
{
    [Fact]
    public void Apply_ThreeSteps_FollowsTheFormulaInDoublePrecision()
    {
        const double Rate = 0.01, Decay = 0.1;
        var random = new RandomStream(1);
        float[] weights = Values(random, 37), first = new float[37], second = new float[37];
        double[] p = [.. weights.Select(value => (double)value)], m = new double[37], v = new double[37];
        for (int t = 1; t <= 3; t++)
        {
            float[] gradients = Values(random, 37);
            new AdamWStep(Rate, Decay, t).Apply(weights, first, second, gradients);
            for (int i = 0; i < 37; i++)
            {
                m[i] += 0.1 * (gradients[i] - m[i]);
                v[i] = (0.999 * v[i]) + (0.001 * gradients[i] * gradients[i]);
                p[i] = (p[i] * (1 - (Rate * Decay))) - (Rate / (1 - Math.Pow(0.9, t)) * m[i] / ((Math.Sqrt(v[i]) / Math.Sqrt(1 - Math.Pow(0.999, t))) + 1e-8));
                Assert.Equal(p[i], weights[i], 1e-6);
            }
        }
    }

    [Fact]
    public void Apply_CutAnywhere_GivesTheSameBits()
    {
        var random = new RandomStream(2);
        float[] weights = Values(random, 64), gradients = Values(random, 64);
        float[] whole = [.. weights], first = new float[64], second = new float[64];
        var step = new AdamWStep(1e-3, 0, 1);
        step.Apply(whole, first, second, gradients);
        float[] pieces = [.. weights], otherFirst = new float[64], otherSecond = new float[64];
        foreach ((int start, int length) in ((int, int)[])[(0, 3), (3, 30), (33, 31)])
            step.Apply(pieces.AsSpan(start, length), otherFirst.AsSpan(start, length), otherSecond.AsSpan(start, length), gradients.AsSpan(start, length));
        Assert.Equal(whole, pieces);
        Assert.Equal(first, otherFirst);
        Assert.Equal(second, otherSecond);
    }

    [Fact]
    public void Apply_Tensors_AgreesWithSpans()
    {
        const int Count = 37;
        var random = new RandomStream(3);
        float[] weights = Values(random, Count), first = new float[Count], second = new float[Count];
        using var scope = NewDisposeScope();
        Tensor p = tensor(weights), m = zeros(Count), v = zeros(Count);
        for (int t = 1; t <= 5; t++)
        {
            float[] gradients = Values(random, Count);
            var step = new AdamWStep(0.01, 0.1, t);
            step.Apply(weights, first, second, gradients);
            step.Apply(p, m, v, tensor(gradients));
        }

        Parity.Require("weights", weights, MemoryMarshal.Cast<byte, float>(p.bytes), 1e-6);
        Parity.Require("first moments", first, MemoryMarshal.Cast<byte, float>(m.bytes), 1e-6);
        Parity.Require("second moments", second, MemoryMarshal.Cast<byte, float>(v.bytes), 1e-6);
    }

    private static float[] Values(RandomStream random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.Uniform() - 0.5f)];
}

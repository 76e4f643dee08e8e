using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EmbedBench.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace EmbedBench.Training.Optimizers;

/// <summary>The arithmetic of one AdamW step.</summary>
/// <remarks>
/// <para>p ← p (1 − rate · decay); m ← m + (1 − β₁)(g − m); v ← β₂ v + (1 − β₂) g²;
/// p ← p − rate / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε), with β₁ 0.9, β₂ 0.999, ε 1e-8.</para>
/// <para>Written out in single correctly rounded operations, in one pass over memory: libtorch's square root gives other bits on other
/// processors, and its operations one after another would go through memory five times.</para>
/// </remarks>
internal readonly struct AdamWStep
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const float Epsilon = 1e-8f;

    private readonly float _kept;
    private readonly float _step;
    private readonly float _root;

    /// <param name="rate">Learning rate.</param>
    /// <param name="decay">Weight decay.</param>
    /// <param name="number">The step's number, t, from 1.</param>
    public AdamWStep(double rate, double decay, int number)
    {
        _kept = (float)(1 - (rate * decay));
        _step = (float)-(rate / (1 - Math.Pow(Beta1, number)));
        _root = (float)Math.Sqrt(1 - Math.Pow(Beta2, number));
    }

    /// <summary>The same by libtorch's operations, as a GPU wants them; all tensors are of one shape, float32.</summary>
    public void Apply(Tensor weights, Tensor first, Tensor second, Tensor gradients)
    {
        using var inference = no_grad();
        using var scope = NewDisposeScope();
        using Scalar beta1 = Beta1, newFirst = 1 - Beta1, beta2 = Beta2, newSecond = 1 - Beta2;
        using Scalar epsilon = Epsilon, root = _root, kept = _kept, step = _step;
        first.mul_(beta1).add_(gradients, newFirst);
        second.mul_(beta2).addcmul_(gradients, gradients, newSecond);
        Tensor denominator = second.sqrt().div_(root).Plus(epsilon);
        weights.mul_(kept).addcdiv_(first, denominator, step);
    }

    /// <summary>Steps weights and moments in place; all spans are of one length.</summary>
    public void Apply(Span<float> weights, Span<float> first, Span<float> second, ReadOnlySpan<float> gradients)
    {
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            Span<Vector256<float>> p = MemoryMarshal.Cast<float, Vector256<float>>(weights);
            Span<Vector256<float>> m = MemoryMarshal.Cast<float, Vector256<float>>(first);
            Span<Vector256<float>> v = MemoryMarshal.Cast<float, Vector256<float>>(second);
            ReadOnlySpan<Vector256<float>> g = MemoryMarshal.Cast<float, Vector256<float>>(gradients);
            for (int j = 0; j < p.Length; j++)
            {
                m[j] += Vector256.Create((float)(1 - Beta1)) * (g[j] - m[j]);
                v[j] = (v[j] * (float)Beta2) + (g[j] * (float)(1 - Beta2) * g[j]);
                Vector256<float> denominator = (Vector256.Sqrt(v[j]) / Vector256.Create(_root)) + Vector256.Create(Epsilon);
                p[j] = (p[j] * _kept) + (m[j] * _step / denominator);
            }

            i = p.Length * Vector256<float>.Count;
        }

        for (; i < weights.Length; i++)
        {
            first[i] += (float)(1 - Beta1) * (gradients[i] - first[i]);
            second[i] = (second[i] * (float)Beta2) + (gradients[i] * (float)(1 - Beta2) * gradients[i]);
            float denominator = (MathF.Sqrt(second[i]) / _root) + Epsilon;
            weights[i] = (weights[i] * _kept) + (first[i] * _step / denominator);
        }
    }
}

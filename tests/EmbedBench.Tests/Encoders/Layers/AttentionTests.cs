using System.Runtime.InteropServices;
using EmbedBench.Encoders.Dropout;
using EmbedBench.Encoders.Layers;
using EmbedBench.Tests.Torch.Devices;
using EmbedBench.Torch;
using static TorchSharp.torch;

namespace EmbedBench.Tests.Encoders.Layers;

public sealed class AttentionTests
{
    private const int Heads = 2;
    private const int Size = 8;

    /// <summary>Scores reach 25, so that rounding them moves a probability by some 3e-6.</summary>
    private const double Tolerance = 5e-6;

    /// <summary>Shorter than a window, one longer than it, across one block of queries, across two; some of equal length.</summary>
    private static readonly int[] Lengths = [1, 6, 6, 7, 130, 300, 300];

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(64)]
    [InlineData(1000)]
    public void Apply_AnyWindow_AgreesWithTheWrittenOutForm(int reach)
    {
        using var inference = no_grad();
        using var scope = NewDisposeScope();
        using TokenBatch tokens = Pack(Lengths);
        int? window = reach < 0 ? null : reach;
        (Tensor q, Tensor k, Tensor v) = Values(tokens);

        Tensor fused = Attention.Apply(q, k, v, tokens, BlockDropout.None, reach: window);
        Tensor written = cat(Attention.WrittenOut(q, k, v, tokens, masks: null, bias: null, window));

        Parity.Require("attention", Floats(written), Floats(fused)[..(int)written.numel()], Tolerance);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    [InlineData(64)]
    [InlineData(100)]
    public void Apply_AnyWindow_HasTheGradientsOfTheWrittenOutForm(int reach)
    {
        using var scope = NewDisposeScope();
        using TokenBatch tokens = Pack(Lengths);
        int? window = reach < 0 ? null : reach;
        int used = Lengths.Sum();
        Tensor weights = Uniform(4, used, Heads * Size);
        Tensor[] Gradients(Func<Tensor, Tensor, Tensor, Tensor> attention)
        {
            (Tensor q, Tensor k, Tensor v) = Values(tokens);
            Tensor[] inputs = [q.requires_grad_(), k.requires_grad_(), v.requires_grad_()];
            attention(q, k, v).narrow(0, 0, used).mul(weights).sum().backward();
            return [.. inputs.Select(input => input.grad!)];
        }

        Tensor[] fused = Gradients((q, k, v) => Attention.Apply(q, k, v, tokens, BlockDropout.None, reach: window));
        Tensor[] written = Gradients((q, k, v) => cat(Attention.WrittenOut(q, k, v, tokens, masks: null, bias: null, window)));

        for (int i = 0; i < fused.Length; i++)
            Parity.Require($"gradient {i}", Floats(written[i]), Floats(fused[i]), 5 * Tolerance);
    }

    [Fact]
    public void Apply_Bias_AgreesWithTheWrittenOutForm()
    {
        using var inference = no_grad();
        using var scope = NewDisposeScope();
        using TokenBatch tokens = Pack(Lengths);
        (Tensor q, Tensor k, Tensor v) = Values(tokens);
        Tensor Bias(int length) => Uniform(length, Heads, length, length);

        Tensor fused = Attention.Apply(q, k, v, tokens, BlockDropout.None, Bias);
        Tensor written = cat(Attention.WrittenOut(q, k, v, tokens, masks: null, Bias, reach: null));

        Parity.Require("attention", Floats(written), Floats(fused)[..(int)written.numel()], Tolerance);
    }

    [Fact]
    public void Apply_WindowOfOne_ReturnsTheValuesThemselves()
    {
        using var inference = no_grad();
        using var scope = NewDisposeScope();
        using TokenBatch tokens = Pack([40, 5]);
        (Tensor q, Tensor k, Tensor v) = Values(tokens);
        Tensor y = Attention.Apply(q, k, v, tokens, BlockDropout.None, reach: 0);
        Parity.Require("attention", Floats(v)[..(45 * Heads * Size)], Floats(y)[..(45 * Heads * Size)], Tolerance);
    }

    [Fact]
    public void Apply_WindowOfAVeryLongText_TakesMemoryByItsLength()
    {
        // Scores of all pairs would take 40 GB.
        const int Length = 100_000, Reach = 64, Tail = 500;
        using var inference = no_grad();
        using var scope = NewDisposeScope();
        using TokenBatch tokens = Pack([Length]);
        (Tensor q, Tensor k, Tensor v) = (Uniform(1, Length, 1, Size), Uniform(2, Length, 1, Size), Uniform(3, Length, 1, Size));

        Tensor y = Attention.Apply(q, k, v, tokens, BlockDropout.None, reach: Reach);

        using TokenBatch end = Pack([Tail]);
        Tensor Last(Tensor x) => x.narrow(0, Length - Tail, Tail);
        Tensor written = cat(Attention.WrittenOut(Last(q), Last(k), Last(v), end, masks: null, bias: null, Reach));
        Tensor Inner(Tensor x) => x.narrow(0, x.size(0) - Tail + Reach, Tail - Reach).contiguous();
        Parity.Require("the last tokens", Floats(Inner(written)), Floats(Inner(y)), Tolerance);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(64)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Apply_PaddedTexts_HaveTheValuesAndGradientsOfTheWrittenOutForm(int reach)
    {
        using var scope = NewDisposeScope();
        using TokenBatch tokens = Pack(Lengths);
        using TokenBatch padded = TokenBatch.Pack([.. Lengths.Select(length => new int[length])], device: WholeBatches.OnCpu);
        int? window = reach < 0 ? null : reach;
        int used = Lengths.Sum();
        Tensor weights = Uniform(4, used, Heads * Size);
        Tensor[] Run(Func<Tensor, Tensor, Tensor, Tensor> attention)
        {
            (Tensor q, Tensor k, Tensor v) = Values(tokens);
            Tensor[] inputs = [q.requires_grad_(), k.requires_grad_(), v.requires_grad_()];
            Tensor y = attention(q, k, v).narrow(0, 0, used);
            y.mul(weights).sum().backward();
            return [y, .. inputs.Select(input => input.grad!)];
        }

        Tensor[] together = Run((q, k, v) => Attention.Apply(q, k, v, padded, BlockDropout.None, reach: window));
        Tensor[] written = Run((q, k, v) => cat(Attention.WrittenOut(q, k, v, tokens, masks: null, bias: null, window)));

        for (int i = 0; i < written.Length; i++)
            Parity.Require($"tensor {i}", Floats(written[i].contiguous()), Floats(together[i].contiguous()), 5 * Tolerance);
    }

    private static TokenBatch Pack(int[] lengths) => TokenBatch.Pack([.. lengths.Select(length => new int[length])]);

    private static (Tensor Q, Tensor K, Tensor V) Values(TokenBatch tokens) =>
        (Uniform(1, tokens.Rows, Heads, Size), Uniform(2, tokens.Rows, Heads, Size), Uniform(3, tokens.Rows, Heads, Size));

    /// <summary>Values from −3 to 3, the same for the same seed.</summary>
    private static Tensor Uniform(long seed, params long[] shape)
    {
        var random = new RandomStream(seed);
        float[] values = new float[shape.Aggregate((a, b) => a * b)];
        for (int i = 0; i < values.Length; i++)
            values[i] = (6 * random.Uniform()) - 3;
        return tensor(values).view(shape);
    }

    private static ReadOnlySpan<float> Floats(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}

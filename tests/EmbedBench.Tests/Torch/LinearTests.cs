using EmbedBench.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace EmbedBench.Tests.Torch;

public sealed class LinearTests
{
    [Theory]
    [InlineData(16, 8, 24)]
    [InlineData(48, 64, 32)]
    [InlineData(320, 384, 64)]
    public void Forward_PackedRows_AgreesWithTorchsLinearAndItsGradients(int rows, int inputs, int outputs)
    {
        using var scope = NewDisposeScope();
        Linear linear = Filled(inputs, outputs);
        Tensor weight = linear.get_parameter("weight")!, bias = linear.get_parameter("bias")!;
        Tensor x = Values(rows, inputs).requires_grad_();
        Tensor y = linear.forward(x);
        Tensor expected = nn.functional.linear(x, weight, bias);
        Assert.Equal([rows, outputs], y.shape);
        Assert.InRange((y - expected).abs().max().ToSingle(), 0, 1e-5f);

        Tensor direction = Values(rows, outputs);
        y.backward([direction]);
        using Tensor gradient = weight.grad!, inputGradient = x.grad!;
        Assert.InRange((gradient - direction.t().mm(x)).abs().max().ToSingle(), 0, 1e-4f);
        Assert.InRange((inputGradient - direction.mm(weight)).abs().max().ToSingle(), 0, 1e-4f);
    }

    [Fact]
    public void Forward_SameRowsAmongOthers_GivesTheSameBits()
    {
        using var inference = no_grad();
        using var scope = NewDisposeScope();
        Linear linear = Filled(96, 80);
        Tensor x = Values(160, 96);
        Tensor whole = linear.forward(x);
        foreach ((int first, int count) in ((int, int)[])[(0, 16), (16, 64), (144, 16)])
        {
            Tensor part = linear.forward(x.narrow(0, first, count).contiguous()).contiguous();
            Assert.True(part.bytes.SequenceEqual(whole.narrow(0, first, count).contiguous().bytes));
        }
    }

    private static Linear Filled(int inputs, int outputs)
    {
        var linear = new Linear(inputs, outputs);
        using var inference = no_grad();
        linear.get_parameter("weight")!.copy_(Values(outputs, inputs));
        linear.get_parameter("bias")!.copy_(Values(1, outputs).view(outputs));
        return linear;
    }

    private static Tensor Values(int rows, int columns)
    {
        var random = new RandomStream((rows * 31) + columns);
        return tensor(Enumerable.Range(0, rows * columns).Select(_ => random.Uniform() - 0.5f).ToArray()).view(rows, columns);
    }
}

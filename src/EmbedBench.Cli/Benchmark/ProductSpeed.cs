using System.Diagnostics;
using EmbedBench.Torch;
using static TorchSharp.torch;

namespace EmbedBench.Cli.Benchmark;

/// <summary>
/// The speed of y = x Wᵀ + b, x <c>[M, K]</c>, y <c>[M, N]</c>: libtorch's own <c>linear</c> beside ours. Each worker computes a product
/// of its own on one thread, as blocks do.
/// </summary>
internal sealed class ProductSpeed(Workers workers)
{
    private const int Samples = 5;

    /// <summary>Billions of operations a worker and sample: some tens of milliseconds.</summary>
    private const double SampleGigaflop = 6;

    /// <summary>Rows, inputs and outputs: MiniLM's layers at a large block's rows and at smaller ones, and one of a base model.</summary>
    private static readonly (int Rows, int Inputs, int Outputs)[] Sizes =
        [(2048, 384, 1536), (2048, 1536, 384), (2048, 384, 384), (512, 384, 1536), (128, 384, 1536), (2048, 768, 3072)];

    public IReadOnlyList<ProductComparison> Measure(CancellationToken cancel) => [.. Sizes.Select(size =>
    {
        cancel.ThrowIfCancellationRequested();
        return Measure(size.Rows, size.Inputs, size.Outputs);
    })];

    private ProductComparison Measure(int rows, int inputs, int outputs)
    {
        using var inference = no_grad();
        using var scope = NewDisposeScope();
        Tensor[] x = [.. Enumerable.Range(0, workers.Count).Select(_ => randn(rows, inputs))];
        using var layer = new Linear(inputs, outputs);
        var parameters = layer.named_parameters().ToDictionary(named => named.name, named => named.parameter, StringComparer.Ordinal);
        foreach (TorchSharp.Modules.Parameter parameter in parameters.Values)
            parameter.normal_();
        string size = FormattableString.Invariant($"{rows} × {inputs} × {outputs}");
        double gigaflop = 2e-9 * rows * inputs * outputs;
        return new ProductComparison(
            size,
            Time($"linear {size}", gigaflop, worker => nn.functional.linear(x[worker], parameters["weight"], parameters["bias"])),
            Time($"ours {size}", gigaflop, worker => layer.forward(x[worker])));
    }

    private Measurement Time(string name, double gigaflop, Func<int, Tensor> product)
    {
        int repetitions = (int)Math.Ceiling(SampleGigaflop / gigaflop);
        // The first sample prepares libtorch's kernels and counts for nothing.
        double[] samples = [.. Enumerable.Range(0, Samples + 1).Select(_ => Sample()).Skip(1)];
        return new Measurement { Name = name, Unit = "GFLOP/s", Samples = samples };

        double Sample()
        {
            long started = Stopwatch.GetTimestamp();
            workers.RunOnEach(worker =>
            {
                using var inference = no_grad();
                for (int i = 0; i < repetitions; i++)
                {
                    using var scope = NewDisposeScope();
                    _ = product(worker);
                }
            });
            return gigaflop * repetitions * workers.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
    }
}

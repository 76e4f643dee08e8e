namespace EmbedBench.Torch.Loading;

/// <summary>Which instructions libtorch computes with. One process has one: the choice is made as its libraries are loaded.</summary>
public enum Arithmetic
{
    /// <summary>Whatever the processor has: the fastest, and other processors give other last bits.</summary>
    Native,

    /// <summary>
    /// AVX2 and the kernels that are the same everywhere: the same bits on every x86-64 Linux machine with AVX2. Not so <c>torch.sqrt</c>,
    /// <c>pow(0.5)</c>, <c>acos</c> and <c>cdist</c>: MKL computes them from the processor's approximate reciprocal root, which differs
    /// between makers. The square root in float64, rounded to float32, is exact everywhere.
    /// </summary>
    Portable,
}

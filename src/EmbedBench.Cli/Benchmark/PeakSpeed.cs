using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using EmbedBench.Torch;

namespace EmbedBench.Cli.Benchmark;

/// <summary>
/// How many floating-point operations the processor does at most: chains of fused multiply-adds on registers alone, enough of them side by
/// side to hide their latency, in the widest vectors that are fast here.
/// </summary>
internal static class PeakSpeed
{
    // Two units of a latency of four or five cycles each are busy with ten chains; there are registers for twelve.
    private const int Chains = 12;
    private const int Samples = 7;
    private const long Iterations = 4_000_000;

    /// <summary>The best of several tries, since everything that disturbs one makes it slower, in GFLOP/s of float32.</summary>
    /// <param name="workers">The threads.</param>
    /// <param name="threads">How many of them work at once.</param>
    public static double Measure(Workers workers, int threads) => Enumerable.Range(0, Samples).Max(_ =>
    {
        double wide = Vector512.IsHardwareAccelerated ? Time(workers, threads, Vector512<float>.Count, Run512) : 0;
        return Math.Max(wide, Time(workers, threads, Vector256<float>.Count, Run256));
    });

    private static double Time(Workers workers, int threads, int lanes, Func<long, float> run)
    {
        float sum = 0;
        long started = Stopwatch.GetTimestamp();
        workers.RunOnEach(worker =>
        {
            if (worker < threads)
                Volatile.Write(ref sum, run(Iterations));
        });
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return 2.0 * lanes * Chains * Iterations * threads / seconds / 1e9;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run512(long iterations)
    {
        Vector512<float> factor = Vector512.Create(0.999f), addend = Vector512.Create(1e-3f);
        Vector512<float> a = factor, b = factor, c = factor, d = factor, e = factor, f = factor;
        Vector512<float> g = factor, h = factor, i = factor, j = factor, k = factor, l = factor;
        for (long n = 0; n < iterations; n++)
        {
            a = Vector512.FusedMultiplyAdd(a, factor, addend);
            b = Vector512.FusedMultiplyAdd(b, factor, addend);
            c = Vector512.FusedMultiplyAdd(c, factor, addend);
            d = Vector512.FusedMultiplyAdd(d, factor, addend);
            e = Vector512.FusedMultiplyAdd(e, factor, addend);
            f = Vector512.FusedMultiplyAdd(f, factor, addend);
            g = Vector512.FusedMultiplyAdd(g, factor, addend);
            h = Vector512.FusedMultiplyAdd(h, factor, addend);
            i = Vector512.FusedMultiplyAdd(i, factor, addend);
            j = Vector512.FusedMultiplyAdd(j, factor, addend);
            k = Vector512.FusedMultiplyAdd(k, factor, addend);
            l = Vector512.FusedMultiplyAdd(l, factor, addend);
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run256(long iterations)
    {
        Vector256<float> factor = Vector256.Create(0.999f), addend = Vector256.Create(1e-3f);
        Vector256<float> a = factor, b = factor, c = factor, d = factor, e = factor, f = factor;
        Vector256<float> g = factor, h = factor, i = factor, j = factor, k = factor, l = factor;
        for (long n = 0; n < iterations; n++)
        {
            a = Vector256.FusedMultiplyAdd(a, factor, addend);
            b = Vector256.FusedMultiplyAdd(b, factor, addend);
            c = Vector256.FusedMultiplyAdd(c, factor, addend);
            d = Vector256.FusedMultiplyAdd(d, factor, addend);
            e = Vector256.FusedMultiplyAdd(e, factor, addend);
            f = Vector256.FusedMultiplyAdd(f, factor, addend);
            g = Vector256.FusedMultiplyAdd(g, factor, addend);
            h = Vector256.FusedMultiplyAdd(h, factor, addend);
            i = Vector256.FusedMultiplyAdd(i, factor, addend);
            j = Vector256.FusedMultiplyAdd(j, factor, addend);
            k = Vector256.FusedMultiplyAdd(k, factor, addend);
            l = Vector256.FusedMultiplyAdd(l, factor, addend);
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}

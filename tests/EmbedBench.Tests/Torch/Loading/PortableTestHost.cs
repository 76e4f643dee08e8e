using System.Runtime.CompilerServices;
using EmbedBench.Torch;
using EmbedBench.Torch.Loading;

namespace EmbedBench.Tests.Torch.Loading;

/// <summary>
/// Takes portable arithmetic for the whole test process, before any test touches TorchSharp: a process has one arithmetic. Tests of
/// native arithmetic start the built program instead.
/// </summary>
internal static class PortableTestHost
{
    /// <summary>Portable, or native on a system that has no portable arithmetic.</summary>
    public static TorchOptions Options { get; } = new()
    {
        Arithmetic = Processor.SupportsPortableArithmetic ? Arithmetic.Portable : Arithmetic.Native,
        Threads = 2,
    };

    /// <summary>The arithmetic that this process did not take.</summary>
    public static Arithmetic OtherArithmetic => Options.Arithmetic == Arithmetic.Portable ? Arithmetic.Native : Arithmetic.Portable;

    // CA2255: The ModuleInitializer attribute should not be used in libraries. This is a program, and the runner has no earlier hook.
#pragma warning disable CA2255
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Initialize()
    {
        try
        {
            TorchRuntime.Initialize(Options);
        }
        catch (TorchException)
        {
            // Thrown here it would end the process before the runner could show it. Each test that needs libtorch fails with the sentence.
        }
    }
}

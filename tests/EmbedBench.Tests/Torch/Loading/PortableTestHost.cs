using System.Runtime.CompilerServices;
using EmbedBench.Torch.Loading;

namespace EmbedBench.Tests.Torch.Loading;

/// <summary>
/// Takes portable arithmetic for the whole test process, before any test touches TorchSharp: a process has one arithmetic. Tests of
/// native arithmetic start the built program instead.
/// </summary>
internal static class PortableTestHost
{
    // CA2255: The ModuleInitializer attribute should not be used in libraries. This is a program, and the runner has no earlier hook.
#pragma warning disable CA2255
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Initialize() => TorchRuntime.Initialize(new TorchOptions
    {
        Arithmetic = Processor.SupportsPortableArithmetic ? Arithmetic.Portable : Arithmetic.Native,
        Threads = 2,
    });
}

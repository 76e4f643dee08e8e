using System.Runtime.InteropServices;
using EmbedBench.Torch.Loading;

namespace EmbedBench.Tests.Torch.Loading;

public class NativeEnvironmentTests
{
    private delegate nint GetVariable(string name);

    [Theory]
    [InlineData("ONEDNN_MAX_CPU_ISA", "AVX2")]
    [InlineData("ATEN_CPU_CAPABILITY", "avx2")]
    [InlineData("MKL_CBWR", "COMPATIBLE")]
    [InlineData("OMP_NUM_THREADS", "1")]
    [InlineData("MKL_NUM_THREADS", "1")]
    [InlineData("ONEDNN_DEFAULT_FPMATH_MODE", null)]
    public void Apply_PortableArithmetic_IsWhatNativeCodeSees(string name, string? expected)
    {
        if (TorchRuntime.Initialize(PortableTestHost.Options).Arithmetic != Arithmetic.Portable || !OperatingSystem.IsLinux())
            Assert.Skip("Portable arithmetic is x86-64 Linux's.");

        nint function = NativeLibrary.GetExport(NativeLibrary.Load("libc.so.6"), "getenv");
        string? value = Marshal.PtrToStringUTF8(Marshal.GetDelegateForFunctionPointer<GetVariable>(function)(name));

        Assert.Equal(expected, value);
    }
}

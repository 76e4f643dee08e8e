using System.Runtime.Intrinsics.X86;
using System.Text;

namespace EmbedBench.Tests.Torch;

internal static class ProcessorVendor
{
    /// <summary>Whether cpuid's vendor is GenuineIntel.</summary>
    public static bool IsIntel
    {
        get
        {
            if (!X86Base.IsSupported)
                return false;
            (_, int ebx, int ecx, int edx) = X86Base.CpuId(0, 0);
            return Encoding.ASCII.GetString([.. BitConverter.GetBytes(ebx), .. BitConverter.GetBytes(edx), .. BitConverter.GetBytes(ecx)]) == "GenuineIntel";
        }
    }
}

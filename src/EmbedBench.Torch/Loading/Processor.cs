using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace EmbedBench.Torch.Loading;

/// <summary>The processor that this process runs on.</summary>
public static class Processor
{
    /// <summary>The name that the processor gives itself; its architecture where it gives none.</summary>
    public static string Name { get; } = ReadName();

    /// <summary>Whether portable arithmetic is possible here: an x86-64 processor with AVX2.</summary>
    public static bool SupportsPortableArithmetic => RuntimeInformation.ProcessArchitecture == Architecture.X64 && Avx2.IsSupported;

    /// <summary>The instruction sets that matter to libtorch's kernels, fastest last.</summary>
    public static IReadOnlyList<string> Features { get; } =
    [
        .. new (string Name, bool IsSupported)[]
        {
            ("AVX2", Avx2.IsSupported),
            ("FMA", Fma.IsSupported),
            ("AVX-512", Avx512BW.IsSupported),
            ("NEON", AdvSimd.IsSupported),
        }.Where(feature => feature.IsSupported).Select(feature => feature.Name),
    ];

    private static string ReadName()
    {
        const uint BrandLeaves = 0x80000000;
        string architecture = RuntimeInformation.ProcessArchitecture.ToString();
        if (!X86Base.IsSupported || (uint)X86Base.CpuId(unchecked((int)BrandLeaves), 0).Eax < BrandLeaves + 4)
            return architecture;
        // Three leaves of 16 characters each, in the order of the registers, ended by NUL.
        Span<byte> name = stackalloc byte[48];
        for (uint leaf = 2; leaf <= 4; leaf++)
        {
            (int a, int b, int c, int d) = X86Base.CpuId(unchecked((int)(BrandLeaves + leaf)), 0);
            Span<byte> part = name.Slice((int)(leaf - 2) * 16, 16);
            BinaryPrimitives.WriteInt32LittleEndian(part, a);
            BinaryPrimitives.WriteInt32LittleEndian(part[4..], b);
            BinaryPrimitives.WriteInt32LittleEndian(part[8..], c);
            BinaryPrimitives.WriteInt32LittleEndian(part[12..], d);
        }

        string text = Encoding.ASCII.GetString(name).Replace('\0', ' ').Trim();
        return text.Length == 0 ? architecture : text;
    }
}

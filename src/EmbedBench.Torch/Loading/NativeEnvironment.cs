namespace EmbedBench.Torch.Loading;

/// <summary>
/// The environment variables that libtorch reads as it is loaded. Those that change what is computed are decided here, never inherited: a
/// result must not depend on the shell that it was started from.
/// </summary>
internal static class NativeEnvironment
{
    private static readonly (string Name, string Value)[] Portable =
    [
        ("ONEDNN_MAX_CPU_ISA", "AVX2"),
        ("ATEN_CPU_CAPABILITY", "avx2"),
        ("MKL_CBWR", "COMPATIBLE"), // AVX2 is not enough here: MKL still tells Intel's processors from AMD's
    ];

    private static readonly string[] Arithmetical =
    [
        "ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA", "ONEDNN_CPU_ISA_HINTS", "DNNL_CPU_ISA_HINTS",
        "ONEDNN_DEFAULT_FPMATH_MODE", "DNNL_DEFAULT_FPMATH_MODE",
        "ATEN_CPU_CAPABILITY", "MKL_CBWR", "MKL_ENABLE_INSTRUCTIONS", "MKL_DEBUG_CPU_TYPE",
    ];

    // Work is cut into blocks that run side by side on one thread each. torch.set_num_threads(1) reaches a thread at its first parallel
    // operation only; oneDNN and MKL ask OpenMP before that.
    private static readonly (string Name, string Value)[] OneThreadAnOperation = [("OMP_NUM_THREADS", "1"), ("MKL_NUM_THREADS", "1")];

    /// <summary>Sets what <paramref name="options"/> ask for and removes the rest; to be called before libtorch is loaded.</summary>
    /// <returns>The variables with another value that were there and that libtorch will not see.</returns>
    public static IReadOnlyList<string> Apply(TorchOptions options)
    {
        (string Name, string Value)[] wanted = options.Arithmetic == Arithmetic.Portable ? Portable : [];
        var ignored = new List<string>();
        foreach (string name in Arithmetical)
        {
            string? given = Environment.GetEnvironmentVariable(name);
            if (given is null || wanted.Contains((name, given)))
                continue;
            ignored.Add($"{name}={given}");
            Set(name, null);
        }

        foreach ((string name, string value) in wanted.Concat(OneThreadAnOperation))
            Set(name, value);
        // Default arenas cost a gigabyte: each thread that computes would keep one.
        if (OperatingSystem.IsLinux())
            _ = LibC.SetMallocOption(LibC.ArenaMaximum, options.Threads);
        return ignored;
    }

    private static void Set(string name, string? value)
    {
        if (OperatingSystem.IsWindows())
            Environment.SetEnvironmentVariable(name, value);
        else if (value is null)
            _ = LibC.RemoveVariable(name);
        else
            _ = LibC.SetVariable(name, value, overwrite: 1);
    }
}

using EmbedBench.Torch.Loading;

namespace EmbedBench.Tests.Torch.Loading;

/// <summary>TorchSharp's native library as its package has it.</summary>
internal static class TorchSharpLibrary
{
    /// <summary>The file; the calling test is skipped where it is no ELF file.</summary>
    public static string Path
    {
        get
        {
            if (!OperatingSystem.IsLinux())
                Assert.Skip("TorchSharp's library of this system is no ELF file.");
            string folder = NativeFolders.Find(NativeFiles.TorchSharp, NativeFolders.OfThisProgram().TorchSharp);
            return System.IO.Path.Combine(folder, NativeFiles.TorchSharp);
        }
    }
}

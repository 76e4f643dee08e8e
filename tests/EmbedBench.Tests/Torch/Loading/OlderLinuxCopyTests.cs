using System.Security.Cryptography;
using EmbedBench.Torch;
using EmbedBench.Torch.Loading;

namespace EmbedBench.Tests.Torch.Loading;

public class OlderLinuxCopyTests
{
    [Fact]
    public void Create_OfTorchSharpsLibrary_ChangesOneByteAndNamesTheCopyByItsContent()
    {
        using var folder = new TemporaryFolder();
        byte[] original = File.ReadAllBytes(TorchSharpLibrary.Path);

        string copy = OlderLinuxCopy.Create(TorchSharpLibrary.Path, Path.Combine(folder.Path, "cache"));

        byte[] written = File.ReadAllBytes(copy);
        int changed = Assert.Single(Enumerable.Range(0, original.Length), place => original[place] != written[place]);
        Assert.Equal((0, 2), (original[changed], written[changed]));
        Assert.Equal($"libLibTorchSharp-{Convert.ToHexStringLower(SHA256.HashData(written))}.so", Path.GetFileName(copy));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(copy)!));
    }

    [Fact]
    public void Create_OverACopyThatWasCutOff_WritesItAnew()
    {
        using var folder = new TemporaryFolder();
        string copy = OlderLinuxCopy.Create(TorchSharpLibrary.Path, folder.Path);
        byte[] whole = File.ReadAllBytes(copy);
        File.WriteAllBytes(copy, whole[..1000]);

        Assert.Equal(copy, OlderLinuxCopy.Create(TorchSharpLibrary.Path, folder.Path));
        Assert.True(whole.AsSpan().SequenceEqual(File.ReadAllBytes(copy)));
    }

    [Fact]
    public void Create_InAFolderThatCannotBeWritten_SaysWhatToDo()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("file", "not a folder");

        var failure = Assert.Throws<TorchException>(() => OlderLinuxCopy.Create(TorchSharpLibrary.Path, Path.Combine(file, "cache")));

        Assert.Contains("let XDG_CACHE_HOME name a folder that can be written", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by libLibTorchSharp.so)", true)]
    [InlineData("libstdc++.so.6: version `GLIBCXX_3.4.33' not found (required by libLibTorchSharp.so)", false)]
    [InlineData("libc.so.6: version `GLIBC_2.38' not found (required by libLibTorchSharp.so)", false)]
    [InlineData("libc10.so: cannot open shared object file: No such file or directory", false)]
    public void Helps_ByWhatTheLoaderMisses_IsTrueForThatVersionAlone(string message, bool expected) =>
        Assert.Equal(expected, OlderLinuxCopy.Helps(message));
}

using System.Security.Cryptography;
using EmbedBench.Torch;
using EmbedBench.Torch.Loading;

namespace EmbedBench.Tests.Torch.Loading;

public class NativeLoaderTests
{
    [Fact]
    public void OpenTorchSharp_OnAnOlderLinux_LoadsACopyNamedByItsContent()
    {
        TorchInfo loaded = TorchRuntime.Initialize(PortableTestHost.Options);
        if (!loaded.IsOlderLinuxCopy)
            Assert.Skip("This system loads TorchSharp's library as it is.");

        string hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(loaded.TorchSharpFile)));

        Assert.Equal(Path.Combine(OlderLinuxCopy.CacheDirectory(), $"libLibTorchSharp-{hash}.so"), loaded.TorchSharpFile);
    }

    [Fact]
    public void OpenTorchSharp_AnotherMissingVersion_IsNamed()
    {
        using var folder = new TemporaryFolder();
        byte[] library = File.ReadAllBytes(TorchSharpLibrary.Path);
        int place = library.AsSpan().IndexOf("GLIBCXX_3.4.32\0"u8);
        "99"u8.CopyTo(library.AsSpan(place + "GLIBCXX_3.4.".Length));
        string file = folder.Write(NativeFiles.TorchSharp, library);

        var failure = Assert.Throws<TorchException>(() => NativeLoader.OpenTorchSharp(file));

        Assert.StartsWith($"'{file}' cannot be loaded: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("version `GLIBCXX_3.4.99' not found", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no library")]
    public void Open_FileThatIsNoLibrary_NamesFileAndReason(string content)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("libtorch_cpu.so", content);

        var failure = Assert.Throws<TorchException>(() => NativeLoader.Open(file));

        Assert.Matches($"^'{System.Text.RegularExpressions.Regex.Escape(file)}' cannot be loaded: [^\\n]+\\.$", failure.Message);
    }
}

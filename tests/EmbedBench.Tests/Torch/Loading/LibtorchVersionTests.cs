using EmbedBench.Torch;
using EmbedBench.Torch.Loading;

namespace EmbedBench.Tests.Torch.Loading;

public class LibtorchVersionTests
{
    [Theory]
    [InlineData(0x020a_0000_0000_0000, "2.10.0")]
    [InlineData(0x020a_0100_0000_0000, "2.10.1")]
    public void Check_ExpectedVersion_ReturnsIt(ulong version, string expected) =>
        Assert.Equal(expected, LibtorchVersion.Check(version, "lib", takeAny: false));

    [Theory]
    [InlineData(0x0209_0100_0000_0000, "2.9.1")]
    [InlineData(0x020b_0000_0000_0000, "2.11.0")]
    [InlineData(0x0264_0000_0000_0000, "2.100.0")]
    [InlineData(0, "0.0.0")]
    public void Check_AnotherVersion_NamesBoth(ulong version, string found)
    {
        var failure = Assert.Throws<TorchException>(() => LibtorchVersion.Check(version, "/opt/torch/lib", takeAny: false));

        Assert.Equal(
            $"The libtorch in '/opt/torch/lib' is version {found}, and TorchSharp needs 2.10: let EMBEDBENCH_LIBTORCH name one of that version, "
                + "unset it to take the one of the build, or try this one with --any-libtorch.",
            failure.Message);
    }

    [Fact]
    public void Read_LibraryWithoutTheFunction_SaysThatItIsOlder()
    {
        nint other = System.Runtime.InteropServices.NativeLibrary.GetMainProgramHandle();

        var failure = Assert.Throws<TorchException>(() => LibtorchVersion.Read(other, "/opt/torch/lib", takeAny: false));

        Assert.StartsWith("The libtorch in '/opt/torch/lib' is older than 2.9, and", failure.Message, StringComparison.Ordinal);
    }
}

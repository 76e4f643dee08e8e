using EmbedBench.Torch;
using EmbedBench.Torch.Loading;

namespace EmbedBench.Tests.Torch.Loading;

public class NativeFoldersTests
{
    [Fact]
    public void For_NamedFolder_SearchesNoOtherForLibtorch()
    {
        var folders = NativeFolders.For("/opt/torch/lib");

        Assert.Equal(["/opt/torch/lib"], folders.Libtorch);
        Assert.Equal("/opt/torch/lib", folders.TorchSharp[0]);
        Assert.Contains(AppContext.BaseDirectory, folders.TorchSharp);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void For_NothingNamed_SearchesBesideTheProgramFirst(string? named)
    {
        var folders = NativeFolders.For(named);

        Assert.Equal(AppContext.BaseDirectory, folders.Libtorch[0]);
        Assert.Equal(AppContext.BaseDirectory, folders.TorchSharp[0]);
    }

    [Fact]
    public void Find_LibraryInASecondFolder_ReturnsThatFolder()
    {
        using var folder = new TemporaryFolder();
        string second = Path.GetDirectoryName(folder.Write("second/libtorch_cpu.so", []))!;

        Assert.Equal(second, NativeFolders.Find("libtorch_cpu.so", [folder.Path, second + Path.DirectorySeparatorChar]));
    }

    [Fact]
    public void Find_LibraryThatIsNowhere_SaysWhereItWasSearchedAndWhatToDo()
    {
        var failure = Assert.Throws<TorchException>(() => NativeFolders.Find("libtorch_cpu.so", ["/one", "/two"]));

        Assert.Equal(
            "libtorch_cpu.so was found in none of '/one', '/two': restore and build with -p:Torch=cpu or -p:Torch=cuda, "
                + "or let EMBEDBENCH_LIBTORCH name the torch/lib folder of an installed PyTorch 2.10.",
            failure.Message);
    }
}

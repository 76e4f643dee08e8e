using EmbedBench.Torch.Loading;

namespace EmbedBench.Tests.Torch.Loading;

public class TorchDiagnosisTests
{
    [Fact]
    public void Run_WhereLibtorchIsLoaded_SaysWhatWasFound()
    {
        var diagnosis = TorchDiagnosis.Run(PortableTestHost.Options);

        Assert.Null(diagnosis.Problem);
        Assert.Equal(PortableTestHost.Options.Arithmetic, diagnosis.Loaded!.Arithmetic);
        Assert.Matches("^2\\.10\\.[0-9]+ (cpu|cuda) [a-z]+-[a-z0-9]+$", diagnosis.Loaded.Libtorch);
        Assert.Equal("cpu", diagnosis.Devices[0]);
        Assert.Contains(diagnosis.LibtorchSearched, folder => folder.HasLibrary);
        Assert.NotEmpty(diagnosis.ProcessorFeatures);
    }

    [Fact]
    public void Run_WhereLoadingIsImpossible_SaysWhyInsteadOfThrowing()
    {
        var diagnosis = TorchDiagnosis.Run(new TorchOptions { Arithmetic = PortableTestHost.OtherArithmetic });

        Assert.Null(diagnosis.Loaded);
        Assert.Empty(diagnosis.Devices);
        Assert.StartsWith("This process computes with ", diagnosis.Problem, StringComparison.Ordinal);
        Assert.NotEmpty(diagnosis.Processor);
    }
}

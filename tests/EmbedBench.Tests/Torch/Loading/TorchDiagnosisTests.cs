using EmbedBench.Torch.Loading;

namespace EmbedBench.Tests.Torch.Loading;

public class TorchDiagnosisTests
{
    [Fact]
    public void Run_WhereLibtorchIsLoaded_SaysWhatWasFound()
    {
        var diagnosis = TorchDiagnosis.Run(new TorchOptions { Arithmetic = Arithmetic.Portable });

        Assert.Null(diagnosis.Problem);
        Assert.Equal(Arithmetic.Portable, diagnosis.Loaded!.Arithmetic);
        Assert.Matches("^2\\.10\\.[0-9]+ (cpu|cuda) [a-z]+-[a-z0-9]+$", diagnosis.Loaded.Libtorch);
        Assert.Equal("cpu", diagnosis.Devices[0]);
        Assert.Contains(diagnosis.LibtorchSearched, folder => folder.HasLibrary);
        Assert.Contains("AVX2", diagnosis.ProcessorFeatures);
    }

    [Fact]
    public void Run_WhereLoadingIsImpossible_SaysWhyInsteadOfThrowing()
    {
        var diagnosis = TorchDiagnosis.Run(new TorchOptions { Arithmetic = Arithmetic.Native });

        Assert.Null(diagnosis.Loaded);
        Assert.Empty(diagnosis.Devices);
        Assert.StartsWith("This process computes with portable arithmetic", diagnosis.Problem, StringComparison.Ordinal);
        Assert.NotEmpty(diagnosis.Processor);
    }
}

using System.Text.Json;
using EmbedBench.Torch.Devices;

namespace EmbedBench.Tests.Cli;

/// <summary>What only a process of its own can show: streams, signals, native arithmetic.</summary>
public sealed class ProgramTests
{
    [Fact]
    public async Task Doctor_Json_IsOneDocumentThatNamesLibtorch()
    {
        using var folder = new TemporaryFolder();
        using var program = BuiltProgram.Start(folder.Path, "doctor", "--json");
        (int code, string result, string messages) = await program.FinishAsync();

        Assert.Equal((0, ""), (code, messages));
        using var document = JsonDocument.Parse(result);
        Assert.StartsWith("2.10.0 ", document.RootElement.GetProperty("libtorch").GetString(), StringComparison.Ordinal);
        Assert.Contains("cpu", document.RootElement.GetProperty("devices").EnumerateArray().Select(device => device.GetString()));
    }

    [Fact]
    public async Task Encode_LibtorchMissing_Exits5AndSaysWhatToDo()
    {
        using var folder = new TemporaryFolder();
        string input = folder.Write("texts.txt", "one\n");
        var environment = new Dictionary<string, string> { ["EMBEDBENCH_LIBTORCH"] = folder.Path };
        using var program = BuiltProgram.Start(
            folder.Path, environment, "encode", "--model", "any", "--input", input, "--output", "vectors.npy");
        (int code, string result, string messages) = await program.FinishAsync();

        Assert.Equal((5, ""), (code, result));
        Assert.StartsWith("error: libtorch_cpu.so was found in none of", messages, StringComparison.Ordinal);
        Assert.Contains("restore and build with -p:Torch=cpu", messages, StringComparison.Ordinal);
        Assert.Equal([input], Directory.EnumerateFiles(folder.Path));
    }

    [Fact]
    public async Task Doctor_WithoutAGpu_SaysWhatIsMissing()
    {
        using var folder = new TemporaryFolder();
        using var program = BuiltProgram.Start(folder.Path, "doctor");
        (int code, string result, _) = await program.FinishAsync();

        Assert.Equal(0, code);
        if (ComputeDevice.CountGpus() == 0)
            Assert.Matches("GPU +(none: (there is no NVIDIA driver|the NVIDIA driver)|not usable: )", result);
    }

    [Fact]
    public async Task Run_NativeCodeEndsIt_SaysSoAndLeavesAUsableCheckpoint()
    {
        // A signal from outside may also meet a thread in managed code, where no handler can speak; native code's own never does.
        const int MetManagedCode = 128 + 6;
        int code = MetManagedCode;
        for (int attempt = 0; attempt < 10 && code == MetManagedCode; attempt++)
        {
            using var tiny = new TinyExperiment(epochs: 100_000, checkpoint: 1);
            using var program = BuiltProgram.Start(tiny.Root, "run", TinyExperiment.Name);
            string? line;
            do
                line = await program.Messages.ReadLineAsync(TestContext.Current.CancellationToken);
            while (line is not null && !line.Contains("epoch-1:", StringComparison.Ordinal));
            program.Abort();
            (code, _, string messages) = await program.FinishAsync();

            if (code != MetManagedCode)
                Assert.Contains("error: Native code ended the program", messages, StringComparison.Ordinal);
            Assert.NotEmpty(Directory.EnumerateFiles(tiny.RunsFolder, "manifest.json", SearchOption.AllDirectories));
        }

        Assert.Equal(5, code);
    }

    [Fact]
    public async Task Run_Interrupted_Exits4AndLeavesNoUnfinishedRecord()
    {
        using var tiny = new TinyExperiment(epochs: 100_000);
        using var program = BuiltProgram.Start(tiny.Root, "run", TinyExperiment.Name);
        string? line;
        do
            line = await program.Messages.ReadLineAsync(TestContext.Current.CancellationToken);
        while (line is not null && !line.Contains("epoch-1:", StringComparison.Ordinal));
        program.Interrupt();
        (int code, string result, string messages) = await program.FinishAsync();

        Assert.Equal(4, code);
        Assert.Equal("", result);
        Assert.EndsWith("Interrupted.\n", messages, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(tiny.RunsFolder, "record.json", SearchOption.AllDirectories));
        Assert.Empty(Directory.EnumerateFiles(tiny.RunsFolder, "*.tmp", SearchOption.AllDirectories));
    }
}

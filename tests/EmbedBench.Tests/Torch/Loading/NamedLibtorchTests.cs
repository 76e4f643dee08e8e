using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmbedBench.Tests.Cli;
using EmbedBench.Torch.Loading;

namespace EmbedBench.Tests.Torch.Loading;

/// <summary>A program built without libtorch takes the one that the environment names, as <c>-p:Torch=none</c> promises.</summary>
public sealed class NamedLibtorchTests
{
    [Theory]
    [InlineData("cpu", "libtorch-cpu-")]
    [InlineData("cuda", "TorchSharp-cuda-")]
    [InlineData("none", null)]
    public async Task Build_EachChoiceOfLibtorch_ReferencesItsPackageAndNoOther(string choice, string? package)
    {
        string project = SharedData.InRepository("src/EmbedBench.Torch/EmbedBench.Torch.csproj");
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["msbuild", project, "-getItem:PackageReference", $"-p:Torch={choice}"])
        {
            RedirectStandardOutput = true,
        })!;
        using JsonDocument items = await JsonDocument.ParseAsync(process.StandardOutput.BaseStream, cancellationToken: TestContext.Current.CancellationToken);
        string[] native = [.. items.RootElement.GetProperty("Items").GetProperty("PackageReference").EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!)
            .Where(name => name != "TorchSharp")];

        if (package is null)
            Assert.Empty(native);
        else
            Assert.StartsWith(package, Assert.Single(native), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_BuiltWithoutLibtorch_TakesTheOneOfTheEnvironment()
    {
        using var folder = new TemporaryFolder();
        string libtorch = TorchRuntime.Initialize(PortableTestHost.Options).LibtorchDirectory;

        (int code, string result) = await Doctor(folder, libtorch);

        Assert.Equal(0, code);
        using var document = JsonDocument.Parse(result);
        Assert.Equal(libtorch, document.RootElement.GetProperty("libtorch_folder").GetString());
    }

    [Fact]
    public async Task Doctor_BuiltWithoutLibtorchAndNoneNamed_SaysWhatToDo()
    {
        using var folder = new TemporaryFolder();

        (int code, string result) = await Doctor(folder, libtorch: null);

        Assert.Equal(5, code);
        using var document = JsonDocument.Parse(result);
        Assert.Contains("let EMBEDBENCH_LIBTORCH name the torch/lib folder", document.RootElement.GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Runs the built program as a build without libtorch would run: its configuration names no folder of it.</summary>
    private static async Task<(int Code, string Result)> Doctor(TemporaryFolder folder, string? libtorch)
    {
        JsonNode configuration = JsonNode.Parse(await File.ReadAllTextAsync(
            Path.ChangeExtension(BuiltProgram.ProgramFile, "runtimeconfig.json"), TestContext.Current.CancellationToken))!;
        Assert.True(configuration["runtimeOptions"]!["configProperties"]!.AsObject().Remove("EmbedBench.LibtorchDirectory"));
        string file = folder.Write("none.runtimeconfig.json", configuration.ToJsonString());
        var start = new ProcessStartInfo("dotnet", ["exec", "--runtimeconfig", file, BuiltProgram.ProgramFile, "doctor", "--json"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment.Remove(NativeFolders.Variable);
        if (libtorch is not null)
            start.Environment[NativeFolders.Variable] = libtorch;
        using var process = Process.Start(start)!;
        string result = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, result);
    }
}

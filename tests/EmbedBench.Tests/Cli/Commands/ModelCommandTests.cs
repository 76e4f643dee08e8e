using System.Text.Json;
using EmbedBench.Cli.CommandLine;

namespace EmbedBench.Tests.Cli.Commands;

public sealed class ModelCommandTests
{
    [Fact]
    public void Convert_Float16_HalvesTheWeightsAndLoads()
    {
        using var folder = new TemporaryFolder();
        string model = SharedData.Path("golden/models/bert-mean");
        string target = Path.Combine(folder.Path, "half");

        string[] convert = ["model", "convert", model, target, "--to", "float16", "--arithmetic", "portable"];
        Assert.Equal(ExitCode.Held, CommandCall.Run(convert).Code);
        Assert.Equal(ExitCode.Usage, CommandCall.Run(convert).Code);
        long half = new FileInfo(Path.Combine(target, "model.safetensors")).Length;
        long whole = new FileInfo(Path.Combine(model, "model.safetensors")).Length;
        Assert.InRange((double)half / whole, 0.45, 0.55);

        CommandCall info = CommandCall.Run("model", "info", target, "--json", "--arithmetic", "portable");
        using var document = JsonDocument.Parse(info.Result);
        Assert.Equal(64, document.RootElement.GetProperty("dimension").GetInt32());
        Assert.Equal(64, document.RootElement.GetProperty("sha256").GetProperty("weights").GetString()!.Length);
    }
}

using System.CommandLine;
using System.Text.Json;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Options;
using EmbedBench.Cli.Output;
using EmbedBench.Results.Json;
using EmbedBench.Torch.Loading;

namespace EmbedBench.Cli.Commands;

/// <summary><c>doctor</c>: what this machine has to compute with, and what is missing.</summary>
internal static class DoctorCommand
{
    public static Command Create(CommandHost host)
    {
        var libtorch = new LibtorchOption();
        var command = new Command("doctor", "Say what was found to compute with, and what is missing.");
        libtorch.AddTo(command);
        return host.Define(command, call => Run(call, libtorch));
    }

    private static ExitCode Run(Invocation call, LibtorchOption libtorch)
    {
        var diagnosis = TorchDiagnosis.Run(new TorchOptions { AnyLibtorch = libtorch.TakesAny(call) });
        if (call.Output.IsJson)
            call.Output.Json(writer => Write(writer, diagnosis));
        else
            call.Output.Table(ResultTable.OfFacts(Facts(diagnosis)));
        return diagnosis.Problem is null ? ExitCode.Held : ExitCode.Machine;
    }

    private static IEnumerable<(string Name, string Value)> Facts(TorchDiagnosis diagnosis)
    {
        string features = string.Join(", ", diagnosis.ProcessorFeatures);
        yield return ("processor", $"{diagnosis.Processor}, {Environment.ProcessorCount} threads, {features}");
        yield return ("system", $"{diagnosis.OperatingSystem}, .NET {Environment.Version}");
        string portable = diagnosis.SupportsPortableArithmetic ? ", portable" : "; portable needs an x86-64 processor with AVX2";
        yield return ("arithmetic", $"native{portable}");
        if (diagnosis.Loaded is { } loaded)
        {
            yield return ("libtorch", $"{loaded.Libtorch} in {loaded.LibtorchDirectory}");
            yield return ("TorchSharp", $"{loaded.TorchSharpVersion}, {loaded.TorchSharpFile}");
            if (loaded.IsOlderLinuxCopy)
                yield return ("", "a copy for this older Linux, which asks for no newer libstdc++ than there is");
            yield return ("devices", string.Join(", ", diagnosis.Devices));
            if (loaded.IgnoredVariables.Count > 0)
                yield return ("ignored", $"{string.Join(", ", loaded.IgnoredVariables)}: they would have changed the arithmetic");
        }
        else
        {
            foreach (TorchDiagnosis.SearchedFolder folder in diagnosis.LibtorchSearched)
                yield return ("libtorch", Found(folder));
            foreach (TorchDiagnosis.SearchedFolder folder in diagnosis.TorchSharpSearched)
                yield return ("TorchSharp", Found(folder));
        }

        foreach ((string name, string value) in CudaFacts(diagnosis))
            yield return (name, value);
        yield return ("verdict", diagnosis.Problem ?? "all is well");
    }

    private static IEnumerable<(string Name, string Value)> CudaFacts(TorchDiagnosis diagnosis)
    {
        CudaDriver cuda = diagnosis.Cuda;
        if (cuda.NewestCuda is { } newest)
            yield return ("driver", $"NVIDIA {cuda.Version ?? "of unknown version"}, serves CUDA up to {newest}");
        foreach ((int number, CudaDriver.Gpu gpu) in cuda.Gpus.Index())
            yield return ($"cuda:{number}", FormattableString.Invariant($"{gpu.Name}, {gpu.Bytes / 1e9:0} GB, compute capability {gpu.ComputeCapability}"));
        yield return ("GPU", Gpu(diagnosis));
    }

    /// <summary>Whether a GPU can be used, and what is missing where none can.</summary>
    private static string Gpu(TorchDiagnosis diagnosis)
    {
        if (diagnosis.Cuda.Problem is { } missing)
            return $"none: {missing}";
        if (diagnosis.Loaded is not { } loaded)
            return "not usable without libtorch";
        if (!loaded.HasCuda)
            return "not usable: this libtorch is built for processors alone; build with -p:Torch=cuda";
        return diagnosis.Devices.Count > 1
            ? $"usable, CUDA {diagnosis.Cuda.LibtorchCuda ?? "of unknown version"}"
            : $"not usable: libtorch's CUDA {diagnosis.Cuda.LibtorchCuda ?? "of unknown version"} does not start; the driver serves CUDA up to {diagnosis.Cuda.NewestCuda}";
    }

    private static string[] Arithmetics(TorchDiagnosis diagnosis) =>
        diagnosis.SupportsPortableArithmetic ? ["native", "portable"] : ["native"];

    private static string Found(TorchDiagnosis.SearchedFolder folder) => $"{(folder.HasLibrary ? "in" : "not in")} {folder.Folder}";

    private static void Write(Utf8JsonWriter writer, TorchDiagnosis diagnosis)
    {
        writer.WriteString("processor", diagnosis.Processor);
        writer.Array("features", diagnosis.ProcessorFeatures, writer.WriteStringValue);
        writer.WriteNumber("threads", Environment.ProcessorCount);
        writer.WriteString("system", diagnosis.OperatingSystem);
        writer.WriteString("dotnet", Environment.Version.ToString());
        writer.Array("arithmetic", Arithmetics(diagnosis), writer.WriteStringValue);
        writer.Array("devices", diagnosis.Devices, writer.WriteStringValue);
        if (diagnosis.Loaded is { } loaded)
        {
            writer.WriteString("libtorch", loaded.Libtorch);
            writer.WriteString("libtorch_folder", loaded.LibtorchDirectory);
            writer.WriteString("torchsharp", loaded.TorchSharpVersion);
            writer.WriteString("torchsharp_file", loaded.TorchSharpFile);
            writer.WriteBoolean("older_linux_copy", loaded.IsOlderLinuxCopy);
            writer.Array("ignored_variables", loaded.IgnoredVariables, writer.WriteStringValue);
        }

        WriteCuda(writer, diagnosis);
        if (diagnosis.Problem is { } problem)
            writer.WriteString("problem", problem);
    }

    private static void WriteCuda(Utf8JsonWriter writer, TorchDiagnosis diagnosis)
    {
        CudaDriver cuda = diagnosis.Cuda;
        writer.Object("cuda", () =>
        {
            if (cuda.Version is not null)
                writer.WriteString("driver", cuda.Version);
            if (cuda.NewestCuda is not null)
                writer.WriteString("driver_cuda", cuda.NewestCuda);
            if (cuda.LibtorchCuda is not null)
                writer.WriteString("libtorch_cuda", cuda.LibtorchCuda);
            writer.Array("gpus", cuda.Gpus, gpu =>
            {
                writer.WriteStartObject();
                writer.WriteString("name", gpu.Name);
                writer.WriteNumber("bytes", gpu.Bytes);
                writer.WriteString("compute_capability", gpu.ComputeCapability);
                writer.WriteEndObject();
            });
            writer.WriteString("usable", Gpu(diagnosis));
        });
    }
}

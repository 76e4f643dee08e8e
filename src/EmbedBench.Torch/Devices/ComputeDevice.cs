using System.Globalization;
using EmbedBench.Torch.Loading;
using TorchSharp;
using static TorchSharp.torch;

namespace EmbedBench.Torch.Devices;

/// <summary>What computes: the processor, or one GPU.</summary>
public sealed record ComputeDevice
{
    private const string GpuPrefix = "cuda:";

    private ComputeDevice()
    {
    }

    public static ComputeDevice Cpu { get; } = new();

    /// <summary>The number of the GPU, from 0; null for the processor.</summary>
    public int? Gpu { get; private init; }

    public bool IsGpu => Gpu is not null;

    /// <summary>
    /// Whether a batch is one piece of work, its texts padded to one length, as a GPU wants it; else it is cut into blocks without padding
    /// that the threads share, as a processor does.
    /// </summary>
    public bool TakesWholeBatches { get; internal init; }

    /// <summary>libtorch's name: <c>cpu</c>, <c>cuda:0</c>; always with its index.</summary>
    public string Name => Gpu is { } gpu ? string.Create(CultureInfo.InvariantCulture, $"{GpuPrefix}{gpu}") : "cpu";

    public static ComputeDevice OfGpu(int number) => new() { Gpu = number, TakesWholeBatches = true };

    /// <summary>The device of a name; <c>auto</c> is the first GPU where libtorch has one, else the processor.</summary>
    /// <param name="name"><c>cpu</c>, <c>cuda:N</c> or <c>auto</c>.</param>
    /// <param name="loaded">The libtorch of this process.</param>
    /// <exception cref="FormatException">The name is none of those.</exception>
    /// <exception cref="TorchException">There is no such device; the message says why.</exception>
    public static ComputeDevice Find(string name, TorchInfo loaded)
    {
        int gpus = CountGpus();
        ComputeDevice found = name == "auto" ? gpus > 0 ? OfGpu(0) : Cpu : Parse(name);
        return found.Gpu is null || found.Gpu < gpus ? found : throw new TorchException(Missing(found, gpus, loaded));
    }

    /// <summary>GPUs that libtorch can compute on.</summary>
    public static int CountGpus() => cuda.is_available() ? cuda.device_count() : 0;

    /// <exception cref="FormatException">The name is neither <c>cpu</c> nor <c>cuda:N</c>.</exception>
    public static ComputeDevice Parse(string name)
    {
        if (name == Cpu.Name)
            return Cpu;
        return name.StartsWith(GpuPrefix, StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(GpuPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int gpu)
            ? OfGpu(gpu)
            : throw new FormatException($"\"{name}\" is no device; take cpu, cuda:N with the number of a GPU, or auto.");
    }

    /// <summary>The device as TorchSharp has it; the libraries must be loaded.</summary>
    public Device ToTorch() => Gpu is { } gpu ? new Device(DeviceType.CUDA, gpu) : new Device(DeviceType.CPU);

    /// <summary>Seeds the generator that this device's own dropout draws from.</summary>
    public void Seed(long seed)
    {
        if (IsGpu)
            cuda.manual_seed_all(seed);
        else
            random.manual_seed(seed);
    }

    /// <summary>
    /// Whether float32 products are rounded to TensorFloat-32 from here on, where the GPU can; the setting is the process's. Without effect
    /// on the processor.
    /// </summary>
    /// <returns>Whether they were until now.</returns>
    public bool RoundProducts(bool toTensorFloat32)
    {
        if (!IsGpu)
            return false;
        bool before = backends.cuda.matmul.allow_tf32;
        backends.cuda.matmul.allow_tf32 = toTensorFloat32;
        return before;
    }

    private static string Missing(ComputeDevice wanted, int gpus, TorchInfo loaded)
    {
        string reason = !loaded.HasCuda
            ? $"the libtorch in '{loaded.LibtorchDirectory}' is built for processors alone; build with -p:Torch=cuda, or with -p:Torch=none and let "
                + $"{NativeFolders.Variable} name the torch/lib of a PyTorch with CUDA."
            : gpus > 0
                ? $"there {(gpus == 1 ? "is cuda:0" : $"are cuda:0 to cuda:{gpus - 1}")} and no other."
                : CudaDriver.Find(loaded).Problem ?? "libtorch finds no GPU, though the driver does.";
        return $"{wanted.Name} is not available: {reason}";
    }
}

using System.CommandLine;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Experiments.Specs;
using EmbedBench.Torch;
using EmbedBench.Torch.Devices;
using EmbedBench.Torch.Loading;

namespace EmbedBench.Cli.Options;

/// <summary>The options of commands that compute: on what, how, with how many threads.</summary>
internal sealed class EngineOptions
{
    private const string Automatic = "auto";

    private readonly Option<Arithmetic?> _arithmetic = OptionKinds.Choice<Arithmetic?>(
        "--arithmetic",
        "The processor's fastest instructions, or the same bits on every x86-64 Linux machine",
        ("native", Arithmetic.Native),
        ("portable", Arithmetic.Portable));

    private readonly Option<string?> _device = OptionKinds.Parsed<string?>(
        "--device", "cpu|cuda:N|auto", "Where to compute; auto prefers a GPU; without the option the processor", ParseDevice);

    private readonly LibtorchOption _libtorch = new();

    private readonly Option<int> _threads =
        OptionKinds.Count("--threads", "Threads that compute side by side; they change no bit", Environment.ProcessorCount);

    public void AddTo(Command command)
    {
        command.Options.Add(_device);
        _libtorch.AddTo(command);
        command.Options.Add(_arithmetic);
        command.Options.Add(_threads);
    }

    /// <summary>Loads libtorch as the options ask and starts the threads.</summary>
    /// <exception cref="UsageException">The device that is asked for is not there.</exception>
    /// <exception cref="TorchException">libtorch cannot be loaded.</exception>
    public Engine Start(Invocation call) => Start(call, call.Get(_arithmetic) ?? Arithmetic.Native);

    /// <summary>
    /// The same for specs, where the option is not given with the arithmetic that they ask for. Where the processor has no portable one
    /// they run natively, and are held to their bands.
    /// </summary>
    /// <exception cref="UsageException">
    /// The specs ask for two arithmetics: a process has one. Or the device that is asked for is not there.
    /// </exception>
    /// <exception cref="TorchException">libtorch cannot be loaded.</exception>
    public Engine Start(Invocation call, IReadOnlyCollection<ExperimentSpec> specs)
    {
        if (call.Get(_arithmetic) is { } given)
            return Start(call, given);
        Arithmetic[] wanted = [.. specs.Select(spec => spec.Arithmetic).Distinct()];
        if (wanted.Length > 1)
            throw new UsageException("These experiments differ in their arithmetic: run them one by one, or say --arithmetic.");
        if (wanted[0] == Arithmetic.Portable && !Processor.SupportsPortableArithmetic)
        {
            call.Output.Message("warning: this processor cannot do portable arithmetic; native figures are held to the bands alone.");
            return Start(call, Arithmetic.Native);
        }

        return Start(call, wanted[0]);
    }

    /// <summary>The arithmetic that is asked for, by the option or the spec.</summary>
    public Arithmetic ArithmeticOf(Invocation call, ExperimentSpec spec) => call.Get(_arithmetic) ?? spec.Arithmetic;

    /// <summary>Whether another device than the processor is asked for.</summary>
    public bool AsksForGpu(Invocation call) => (call.Get(_device) ?? ComputeDevice.Cpu.Name) != ComputeDevice.Cpu.Name;

    /// <summary>The threads where the command line names a number.</summary>
    public int? GivenThreads(Invocation call) => call.IsGiven(_threads) ? call.Get(_threads) : null;

    private Engine Start(Invocation call, Arithmetic arithmetic)
    {
        int threads = call.Get(_threads);
        var options = new TorchOptions { Arithmetic = arithmetic, Threads = threads, AnyLibtorch = _libtorch.TakesAny(call) };
        TorchInfo loaded = TorchRuntime.Initialize(options);
        return new Engine(loaded, FindDevice(call.Get(_device) ?? ComputeDevice.Cpu.Name, loaded), new Workers(threads));
    }

    private static ComputeDevice FindDevice(string name, TorchInfo loaded)
    {
        try
        {
            return ComputeDevice.Find(name, loaded);
        }
        catch (TorchException missing)
        {
            throw new UsageException($"--device: {missing.Message}");
        }
    }

    private static string ParseDevice(string text) => text == Automatic ? text : ComputeDevice.Parse(text).Name;
}

using System.CommandLine;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Experiments.Specs;
using EmbedBench.Torch;
using EmbedBench.Torch.Loading;

namespace EmbedBench.Cli.Options;

/// <summary>The options of commands that compute: on what, how, with how many threads.</summary>
internal sealed class EngineOptions
{
    private readonly Option<Arithmetic?> _arithmetic = OptionKinds.Choice<Arithmetic?>(
        "--arithmetic",
        "The processor's fastest instructions, or the same bits on every x86-64 Linux machine",
        ("native", Arithmetic.Native),
        ("portable", Arithmetic.Portable));

    private readonly Option<string> _device = OptionKinds.Parsed("--device", "cpu|auto", "Where to compute", ParseDevice);

    private readonly Option<int> _threads =
        OptionKinds.Count("--threads", "Threads that compute side by side; they change no bit", Environment.ProcessorCount);

    public void AddTo(Command command)
    {
        command.Options.Add(_device);
        command.Options.Add(_arithmetic);
        command.Options.Add(_threads);
    }

    /// <summary>Loads libtorch as the options ask and starts the threads.</summary>
    /// <exception cref="TorchException">libtorch cannot be loaded.</exception>
    public Engine Start(Invocation call) => Start(call, call.Get(_arithmetic) ?? Arithmetic.Native);

    /// <summary>
    /// The same for specs, where the option is not given with the arithmetic that they ask for. Where the processor has no portable one
    /// they run natively, and are held to their bands.
    /// </summary>
    /// <exception cref="UsageException">The specs ask for two: a process has one.</exception>
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

    private Engine Start(Invocation call, Arithmetic arithmetic)
    {
        int threads = call.Get(_threads);
        TorchInfo loaded = TorchRuntime.Initialize(new TorchOptions { Arithmetic = arithmetic, Threads = threads });
        return new Engine(loaded, new Workers(threads));
    }

    private static string ParseDevice(string text) => text is "cpu" or "auto"
        ? text
        : throw new FormatException($"\"{text}\" is not available: this program computes on the processor; take cpu or auto.");
}

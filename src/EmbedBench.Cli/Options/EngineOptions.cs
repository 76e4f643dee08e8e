using System.CommandLine;
using EmbedBench.Cli.CommandLine;
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
    /// <param name="call">The call with the options.</param>
    /// <param name="arithmetic">Asked where the option is not given; native where it is null.</param>
    /// <exception cref="TorchException">libtorch cannot be loaded.</exception>
    public Engine Start(Invocation call, Func<Arithmetic>? arithmetic = null)
    {
        int threads = call.Get(_threads);
        TorchInfo loaded = TorchRuntime.Initialize(new TorchOptions { Arithmetic = call.Get(_arithmetic) ?? arithmetic?.Invoke() ?? Arithmetic.Native, Threads = threads });
        return new Engine(loaded, new Workers(threads));
    }

    private static string ParseDevice(string text) => text is "cpu" or "auto"
        ? text
        : throw new FormatException($"\"{text}\" is not available: this program computes on the processor; take cpu or auto.");
}

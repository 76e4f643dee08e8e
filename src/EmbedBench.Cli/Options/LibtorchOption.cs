using System.CommandLine;
using EmbedBench.Cli.CommandLine;

namespace EmbedBench.Cli.Options;

/// <summary>The option that takes a libtorch as it is found.</summary>
internal sealed class LibtorchOption
{
    private readonly Option<bool> _any = new("--any-libtorch")
    {
        Description = "Try a libtorch of another version than TorchSharp was built for; the record holds the version",
    };

    public void AddTo(Command command) => command.Options.Add(_any);

    public bool TakesAny(Invocation call) => call.Get(_any);
}

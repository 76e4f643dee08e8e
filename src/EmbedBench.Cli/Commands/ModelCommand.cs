using System.CommandLine;
using EmbedBench.Cli.CommandLine;

namespace EmbedBench.Cli.Commands;

/// <summary><c>model</c>: what can be done with model folders.</summary>
internal static class ModelCommand
{
    public static Command Create(CommandHost host) => new("model", "Look at a model, convert it, or push it to the hub.")
    {
        ModelInfoCommand.Create(host),
        ModelConvertCommand.Create(host),
        ModelPushCommand.Create(host),
    };
}

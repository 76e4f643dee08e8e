using System.CommandLine;
using EmbedBench.Cli.CommandLine;

namespace EmbedBench.Cli.Commands;

/// <summary><c>data</c>: the commands on an experiment's data.</summary>
internal static class DataCommand
{
    public static Command Create(CommandHost host) => new("data", "Look at the data of an experiment, or push it to the hub.")
    {
        DataShowCommand.Create(host),
        DataSplitCommand.Create(host),
        DataPushCommand.Create(host),
    };
}

using System.Text;
using EmbedBench.Cli;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Output;

namespace EmbedBench.Tests.Cli;

/// <summary>What a command line gave, run inside the test process.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Result">Standard output.</param>
/// <param name="Messages">Standard error.</param>
internal sealed record CommandCall(ExitCode Code, string Result, string Messages)
{
    public static CommandCall Run(params string[] arguments) => Run(CancellationToken.None, arguments);

    public static CommandCall Run(CancellationToken cancel, params string[] arguments)
    {
        using var result = new MemoryStream();
        using var messages = new StringWriter { NewLine = "\n" };
        var host = new CommandHost(new ConsoleStreams { Result = result, Messages = messages }, cancel);
        ExitCode code = host.Invoke(Program.CreateCommands(host), arguments);
        return new CommandCall(code, Encoding.UTF8.GetString(result.ToArray()), messages.ToString());
    }
}

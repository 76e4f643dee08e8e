using System.CommandLine;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Commands;
using EmbedBench.Cli.Output;

namespace EmbedBench.Cli;

/// <summary>Puts the program together.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        LastWords.Prepare();
        using var interruption = new Interruption();
        var host = new CommandHost(ConsoleStreams.OfThisProcess(), interruption.Token);
        return (int)host.Invoke(CreateCommands(host), arguments);
    }

    /// <summary>All commands, in the order of the help.</summary>
    internal static RootCommand CreateCommands(CommandHost host) => new("Reproducible experiments with text-embedding models.")
    {
        RunCommand.Create(host),
        CheckCommand.Create(host),
        AcceptCommand.Create(host),
        CalibrateCommand.Create(host),
        SweepCommand.Create(host),
        CompareCommand.Create(host),
        GateCommand.Create(host),
        ReportCommand.Create(host),
        AuditCommand.Create(host),
        ListCommand.Create(host),
        ShowCommand.Create(host),
        NewCommand.Create(host),
        SearchCommand.Create(host),
        EncodeCommand.Create(host),
        TokenizeCommand.Create(host),
        SimilarityCommand.Create(host),
        ScoreCommand.Create(host),
        ModelCommand.Create(host),
        BenchCommand.Create(host),
        DataCommand.Create(host),
        DoctorCommand.Create(host),
    };
}

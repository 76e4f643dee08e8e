using System.CommandLine;
using EmbedBench.Cli.Output;
using EmbedBench.Experiments.Catalogue;

namespace EmbedBench.Cli.CommandLine;

/// <summary>One call of a command: what was asked for, where the answer goes, and whether to stop.</summary>
internal sealed class Invocation(ParseResult arguments, CommandOutput output, string? root, CancellationToken cancel)
{
    public CommandOutput Output => output;

    public CancellationToken Cancel => cancel;

    /// <summary>The command line, without the program.</summary>
    public IReadOnlyList<string> Words => [.. arguments.Tokens.Select(token => token.Value)];

    public T Get<T>(Option<T> option) => arguments.GetValue(option)!;

    public T Get<T>(Argument<T> argument) => arguments.GetValue(argument)!;

    /// <summary>Whether the command line itself names the option.</summary>
    public bool IsGiven(Option option) => arguments.GetResult(option) is { Implicit: false };

    /// <summary>The experiments of the root that the user names, or of the nearest one upwards.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public ExperimentCatalogue OpenCatalogue() =>
        root is null ? ExperimentCatalogue.Find(Environment.CurrentDirectory) : ExperimentCatalogue.Open(root);
}

namespace EmbedBench.Cli.CommandLine;

/// <summary>The command line asks for what cannot be; the message is one sentence: option, what was found, what is allowed.</summary>
internal sealed class UsageException(string message) : Exception(message);

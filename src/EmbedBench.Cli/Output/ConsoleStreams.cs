using System.Text;

namespace EmbedBench.Cli.Output;

/// <summary>The streams of a process and what they lead to.</summary>
internal sealed record ConsoleStreams
{
    /// <summary>Standard output: results.</summary>
    public required Stream Result { get; init; }

    /// <summary>Standard error: messages and progress.</summary>
    public required TextWriter Messages { get; init; }

    /// <summary>Whether results may be coloured and framed: a terminal shows them, and NO_COLOR is not set.</summary>
    public bool DecoratesResult { get; init; }

    /// <summary>Whether a line of progress may be rewritten in place.</summary>
    public bool RewritesMessages { get; init; }

    public static ConsoleStreams OfThisProcess()
    {
        bool allowed = Environment.GetEnvironmentVariable("NO_COLOR") is null or "" && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new ConsoleStreams
        {
            Result = Console.OpenStandardOutput(),
            Messages = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" },
            DecoratesResult = allowed && !Console.IsOutputRedirected,
            RewritesMessages = allowed && !Console.IsErrorRedirected,
        };
    }
}

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

    /// <summary>Whether the process is a step of a GitHub workflow, whose messages may annotate files.</summary>
    public bool IsGitHubStep { get; init; }

    /// <summary>The file of that step's summary, or null for none.</summary>
    public string? GitHubSummary { get; init; }

    public static ConsoleStreams OfThisProcess()
    {
        bool allowed = Environment.GetEnvironmentVariable("NO_COLOR") is null or "" && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new ConsoleStreams
        {
            Result = Console.OpenStandardOutput(),
            Messages = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" },
            DecoratesResult = allowed && !Console.IsOutputRedirected,
            RewritesMessages = allowed && !Console.IsErrorRedirected,
            IsGitHubStep = Environment.GetEnvironmentVariable("GITHUB_ACTIONS") == "true",
            GitHubSummary = Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY"),
        };
    }
}

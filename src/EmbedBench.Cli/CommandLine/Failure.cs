using EmbedBench.Experiments.Snapshots;
using EmbedBench.Experiments.Specs;
using EmbedBench.Hub;
using EmbedBench.Reports;
using EmbedBench.Torch;
using EmbedBench.Training;

namespace EmbedBench.Cli.CommandLine;

/// <summary>What became of a command that threw: the one place that turns exceptions into exit codes and sentences.</summary>
/// <param name="Code">Never <see cref="ExitCode.Held"/>.</param>
/// <param name="Message">For a person.</param>
internal sealed record Failure(ExitCode Code, string Message)
{
    /// <summary>The message as build tools read it; problems of a spec or a template stand a line each, with their places.</summary>
    public string Line { get; private init; } = Code == ExitCode.Interrupted ? Message : $"error: {Message}";

    public static Failure Of(Exception exception) => exception switch
    {
        // What a worker or a static constructor threw comes wrapped.
        AggregateException or TypeInitializationException when exception.InnerException is { } inner => Of(inner),
        SpecException or ReportException => new Failure(ExitCode.Usage, exception.Message) { Line = exception.Message },
        UsageException => new Failure(ExitCode.Usage, exception.Message),
        InvalidDataException or HubException or SnapshotException => new Failure(ExitCode.Input, exception.Message),
        FileNotFoundException or DirectoryNotFoundException => new Failure(ExitCode.Input, exception.Message),
        OperationCanceledException => new Failure(ExitCode.Interrupted, "Interrupted."),
        TorchException or NonFiniteLossException => new Failure(ExitCode.Machine, exception.Message),
        IOException or UnauthorizedAccessException => new Failure(ExitCode.Machine, exception.Message),
        OutOfMemoryException =>
            new Failure(ExitCode.Machine, "There is not enough memory; fewer threads or fewer tokens a batch need less."),
        _ => new Failure(ExitCode.Machine, $"Internal error, please report it: {exception.GetType().Name}: {exception.Message}"),
    };
}

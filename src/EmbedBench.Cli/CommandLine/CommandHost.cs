using System.CommandLine;
using System.CommandLine.Invocation;
using EmbedBench.Cli.Output;
using EmbedBench.Experiments.Specs;

namespace EmbedBench.Cli.CommandLine;

/// <summary>Reads a command line, runs the command that it names, and turns whatever happens into an exit code.</summary>
internal sealed class CommandHost(ConsoleStreams streams, CancellationToken cancel)
{
    /// <summary>A variable that adds the stack trace to the sentence about a failure.</summary>
    private const string TraceVariable = "EMBEDBENCH_TRACE";

    private readonly Option<bool> _json = new("--json")
    {
        Description = "One JSON document on standard output and nothing else there; an error is {\"error\": \"…\", \"exit\": N}",
        Recursive = true,
    };

    private readonly Option<string?> _root = new("--root")
    {
        Description = "The folder that holds experiments/; else the nearest one upwards",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary>Gives a command its action; what the action throws becomes the exit code.</summary>
    public Command Define(Command command, Func<Invocation, ExitCode> run)
    {
        command.SetAction(arguments => (int)Run(arguments, run));
        return command;
    }

    public ExitCode Invoke(RootCommand root, string[] arguments)
    {
        root.Options.Add(_json);
        root.Options.Add(_root);
        // Texts may begin with an @ or a bracket: no files of arguments, no directives.
        root.Directives.Clear();
        var configuration = new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null };
        ParseResult parsed = root.Parse(arguments, configuration);
        if (parsed.Action is ParseErrorAction)
        {
            string problems = string.Join(' ', parsed.Errors.Select(error => error.Message).Distinct());
            string command = parsed.CommandResult.Command == root ? "" : $" {parsed.CommandResult.Command.Name}";
            var failure = new Failure(ExitCode.Usage, $"{problems} 'embedbench{command} --help' says what can be written.");
            return Report(failure, isJson: arguments.Contains("--json"));
        }

        // Failures and signals are ours.
        var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        return (ExitCode)parsed.Invoke(invocation);
    }

    private ExitCode Run(ParseResult arguments, Func<Invocation, ExitCode> run)
    {
        bool isJson = arguments.GetValue(_json);
        using var output = new CommandOutput(streams, isJson);
        try
        {
            ExitCode code = run(new Invocation(arguments, output, arguments.GetValue(_root), cancel));
            output.Flush();
            return code;
        }
        catch (Exception exception)
        {
            output.Progress.End();
            var failure = Failure.Of(exception);
            if (exception is SpecException wrong)
                output.GitHub?.Annotate(wrong.Problems);
            else
                output.GitHub?.Error(failure.Message);
            if (Environment.GetEnvironmentVariable(TraceVariable) is { Length: > 0 })
                streams.Messages.WriteLine(exception);
            return Report(failure, isJson);
        }
    }

    private ExitCode Report(Failure failure, bool isJson)
    {
        try
        {
            if (isJson)
            {
                using var output = new CommandOutput(streams, isJson);
                output.Json(writer =>
                {
                    writer.WriteString("error", failure.Message);
                    writer.WriteNumber("exit", (int)failure.Code);
                });
                output.Flush();
                return failure.Code;
            }
        }
        catch (IOException)
        {
            // Standard output cannot be written: standard error has to do.
        }

        streams.Messages.WriteLine(failure.Line);
        return failure.Code;
    }
}

using System.CommandLine;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Experiments.Catalogue;

namespace EmbedBench.Cli.Commands;

/// <summary><c>new</c>: an experiment of one's own, begun as a copy.</summary>
internal sealed class NewCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "Lower-case letters, digits and hyphens" };
    private readonly Option<string> _from = new("--from") { Description = "The experiment to copy", HelpName = "NAME", Required = true };

    public static Command Create(CommandHost host)
    {
        var command = new NewCommand();
        return host.Define(new Command("new", "Begin an experiment as a copy of another.") { command._name, command._from }, command.Run);
    }

    private ExitCode Run(Invocation call)
    {
        Experiment created = ExperimentCopy.Create(call.OpenCatalogue(), call.Get(_name), call.Get(_from));
        if (call.Output.IsJson)
        {
            call.Output.Json(writer =>
            {
                writer.WriteString("name", created.Name);
                writer.WriteString("spec", created.File);
            });
        }
        else
        {
            call.Output.Line($"{created.File}: edit it, then 'embedbench show {created.Name}' and 'embedbench run {created.Name}'.");
        }

        return ExitCode.Held;
    }
}

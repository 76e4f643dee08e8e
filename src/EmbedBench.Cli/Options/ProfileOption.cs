using System.CommandLine;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Specs;

namespace EmbedBench.Cli.Options;

/// <summary>Which profile of an experiment a command takes.</summary>
internal sealed class ProfileOption
{
    private readonly Option<string?> _profile = new("--profile")
    {
        Description = $"A profile of the spec; else {Experiment.DefaultProfile}",
        HelpName = "NAME",
    };

    public void AddTo(Command command) => command.Options.Add(_profile);

    /// <summary>The experiment with the profile applied.</summary>
    /// <exception cref="SpecException">It has no such profile.</exception>
    public ExperimentSpec Resolve(Invocation call, Experiment experiment) => experiment.Resolve(call.Get(_profile));
}

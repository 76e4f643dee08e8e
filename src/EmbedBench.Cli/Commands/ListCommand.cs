using System.CommandLine;
using System.Text.Json;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Output;
using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Specs;
using EmbedBench.Results.Json;

namespace EmbedBench.Cli.Commands;

/// <summary><c>list</c>: the experiments and their profiles.</summary>
internal static class ListCommand
{
    public static Command Create(CommandHost host) =>
        host.Define(new Command("list", "Name the experiments and their profiles."), Run);

    private static ExitCode Run(Invocation call)
    {
        IReadOnlyList<Experiment> experiments = ReadAll(call.OpenCatalogue());
        if (call.Output.IsJson)
            call.Output.Json(writer => Write(writer, experiments));
        else
            call.Output.Table(Table(experiments));
        return ExitCode.Held;
    }

    /// <exception cref="SpecException">What is wrong with any of the specs.</exception>
    private static List<Experiment> ReadAll(ExperimentCatalogue catalogue)
    {
        var experiments = new List<Experiment>();
        var problems = new List<SpecProblem>();
        foreach (string name in catalogue.Names)
        {
            try
            {
                experiments.Add(catalogue.Read(name));
            }
            catch (SpecException wrong)
            {
                problems.AddRange(wrong.Problems);
            }
        }

        return problems.Count == 0 ? experiments : throw new SpecException(problems);
    }

    private static ResultTable Table(IReadOnlyList<Experiment> experiments) => new(
        [new("experiment"), new("title"), new("profiles")],
        [
            .. experiments.Select(experiment => new Cell[]
            {
                new(experiment.Name), new(experiment.Title), new(string.Join(", ", experiment.Profiles.Select(spec => spec.Profile))),
            }),
        ]);

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<Experiment> experiments)
    {
        writer.Array("experiments", experiments, experiment =>
        {
            writer.WriteStartObject();
            writer.WriteString("name", experiment.Name);
            writer.WriteString("title", experiment.Title);
            writer.Array("profiles", experiment.Profiles, spec => writer.WriteStringValue(spec.Profile));
            writer.WriteEndObject();
        });
    }
}

using System.CommandLine;
using EmbedBench.Cli.CommandLine;

namespace EmbedBench.Cli.Options;

/// <summary>Where the user's own copies of data sets lie.</summary>
internal sealed class DataOption
{
    private const string Variable = "EMBEDBENCH_DATA";

    private readonly Option<string?> _data = new("--data")
    {
        Description = $"A folder with one folder of data an experiment, for specs that name local data; else the variable {Variable}",
        HelpName = "DIR",
    };

    public void AddTo(Command command) => command.Options.Add(_data);

    /// <summary>The folder, or null where none is named.</summary>
    public string? Folder(Invocation call) => call.Get(_data) ?? Environment.GetEnvironmentVariable(Variable) switch
    {
        null or "" => null,
        var folder => folder,
    };
}

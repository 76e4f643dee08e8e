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
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public string? Folder(Invocation call)
    {
        string? folder = call.Get(_data) ?? Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(folder))
            return null;
        return Directory.Exists(folder)
            ? folder
            : throw new DirectoryNotFoundException($"There is no folder of local data {folder} (--data, or the variable {Variable}).");
    }
}

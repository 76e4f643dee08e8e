using System.CommandLine;
using System.Globalization;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Options;
using EmbedBench.Cli.Output;
using EmbedBench.Cli.Runs;
using EmbedBench.Datasets;
using EmbedBench.Datasets.Splits;
using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Runner;
using EmbedBench.Experiments.Specs;
using EmbedBench.Hub;
using EmbedBench.Results.Json;

namespace EmbedBench.Cli.Commands;

/// <summary><c>data split</c>: which rows an experiment trains on and which it tests with, to read or as a file that specs can give.</summary>
internal sealed class DataSplitCommand
{
    private const int ShownRows = 10;

    private readonly Argument<string> _name = new("NAME|FILE") { Description = "An experiment, or a spec file ending in .yaml" };
    private readonly ProfileOption _profile = new();
    private readonly DataOption _data = new();

    private readonly Option<string?> _output = new("--output")
    {
        Description = "A file to write, as a spec's split: { given: FILE } reads it",
        HelpName = "FILE.json",
    };

    public static Command Create(CommandHost host)
    {
        var split = new DataSplitCommand();
        var command = new Command("split", "Say which rows train and which test, or write them to a file.") { split._name, split._output };
        split._profile.AddTo(command);
        split._data.AddTo(command);
        return host.Define(command, split.Run);
    }

    private ExitCode Run(Invocation call)
    {
        Experiment experiment = call.OpenCatalogue().Read(call.Get(_name));
        ExperimentSpec spec = _profile.Resolve(call, experiment);
        using var hub = new HubClient(HubSettings.Read(Environment.GetEnvironmentVariable));
        Dataset data = new ExperimentData(hub, _data.Folder(call)).Load(experiment, spec, new LoadingDisplay(call.Output.Progress), call.Cancel);
        if (call.Get(_output) is { } file)
            data.Split.Write(file);
        if (call.Output.IsJson)
            Write(call, data);
        else
            Print(call, data);
        return ExitCode.Held;
    }

    private void Write(Invocation call, Dataset data) => call.Output.Json(writer =>
    {
        writer.WriteNumber("rows", data.Rows.Count);
        writer.WriteString("sha256", RunHashing.Split(data));
        if (call.Get(_output) is { } file)
            writer.WriteString("output", file);
        writer.Array("train", data.Split.Train, writer.WriteNumberValue);
        writer.Array("test", data.Split.Test, writer.WriteNumberValue);
    });

    private void Print(Invocation call, Dataset data)
    {
        RowSplit split = data.Split;
        call.Output.Table(ResultTable.OfFacts(
            ("rows", Shown(data.Rows.Count)),
            ("train", $"{Shown(split.Train.Count)}: {First(split.Train)}"),
            ("test", $"{Shown(split.Test.Count)}: {First(split.Test)}"),
            ("split, SHA-256", RunHashing.Split(data))));
        if (call.Get(_output) is { } file)
            call.Output.Line($"{file}: written.");
    }

    private static string First(IReadOnlyList<int> rows) => string.Join(' ', rows.Take(ShownRows)) + (rows.Count > ShownRows ? " …" : "");

    private static string Shown(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}

using System.CommandLine;
using System.Globalization;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Options;
using EmbedBench.Cli.Output;
using EmbedBench.Cli.Runs;
using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Runner;
using EmbedBench.Experiments.Specs;
using EmbedBench.Experiments.Sweeps;
using EmbedBench.Experiments.Sweeps.Slurm;
using EmbedBench.Hub;
using EmbedBench.Results.Figures;
using EmbedBench.Training;

namespace EmbedBench.Cli.Commands;

/// <summary><c>sweep</c>: the runs of a grid of settings, here or as jobs of a cluster, and one table of what they found.</summary>
internal sealed class SweepCommand
{
    private readonly Argument<string> _name = new("NAME|FILE") { Description = "An experiment, or a spec file ending in .yaml" };

    private readonly Option<string[]> _over = new("--over")
    {
        Description = "A key of model, evaluation or training with its values: learning_rate=1e-5,2e-5 or seed=1..5; may stand several times, and the "
            + "first values are those that the others are compared with",
        HelpName = "KEY=VALUES",
        Required = true,
    };

    private readonly Option<bool> _slurm = OptionKinds.Choice(
        "--on",
        "Run the grid here, one run after the other, or as an array of Slurm jobs (the variables SBATCH_… give partition, limits and devices)",
        ("local", false),
        ("slurm", true));

    private readonly Option<string[]> _figures = new("--figure")
    {
        Description = "A figure of the table, as tuned.*.ndcg@10; may stand several times; else the spec's gate, or its primary metric",
        HelpName = "FIGURE",
    };

    private readonly Option<int?> _task = OptionKinds.Count("--task", "Make only the run of this number, as the jobs of a scheduler do");
    private readonly ProfileOption _profile = new();
    private readonly DataOption _data = new();
    private readonly EngineOptions _engine = new();

    public static Command Create(CommandHost host)
    {
        var sweep = new SweepCommand();
        var command = new Command("sweep", "Run a grid of settings, and compare them over their seeds; finished runs are not run again.")
        {
            sweep._name, sweep._over, sweep._slurm, sweep._figures, sweep._task,
        };
        sweep._profile.AddTo(command);
        sweep._data.AddTo(command);
        sweep._engine.AddTo(command);
        return host.Define(command, sweep.Run);
    }

    private ExitCode Run(Invocation call)
    {
        ExperimentCatalogue catalogue = call.OpenCatalogue();
        Experiment experiment = catalogue.Read(call.Get(_name));
        ExperimentSpec spec = _profile.Resolve(call, experiment);
        FigureName[] figures = Figures(call, spec);
        var grid = SweepGrid.Create(experiment, spec.Profile, [.. call.Get(_over).Select(Parse)], _engine.Arithmetic(call, spec));
        var folder = new SweepFolder(catalogue.Root, grid);
        folder.WritePlan();
        if (call.Get(_task) is { } number)
            return RunTask(call, catalogue, folder, number);

        Func<SweepPoint, string> explain = call.Get(_slurm) ? Submit(call, catalogue, folder) : RunHere(call, catalogue, folder);
        var result = SweepResult.Gather(folder, figures);
        result.WriteFiles();
        Print(call.Output, folder, result);
        foreach (SweepPoint point in result.Missing)
            call.Output.Message($"{point.Label} has no record: {explain(point)}");
        return result.Missing.Count == 0 ? ExitCode.Held : ExitCode.Machine;
    }

    private static SweepAxis Parse(string text)
    {
        try
        {
            return SweepAxis.Parse(text);
        }
        catch (FormatException problem)
        {
            throw new UsageException($"--over: {problem.Message}");
        }
    }

    /// <summary>What the table shows, at each dimension.</summary>
    private FigureName[] Figures(Invocation call, ExperimentSpec spec)
    {
        FigureName[] named = [.. (call.Get(_figures) ?? []).Select(text => ParseFigure(text, spec))];
        if (named.Length == 0)
            named = [.. spec.Gate.Count > 0 ? spec.Gate : [SweepFigures.Primary(spec)]];
        return [.. named.SelectMany(figure => RunFigures.Expand(spec, figure)).Distinct()];
    }

    private static FigureName ParseFigure(string text, ExperimentSpec spec)
    {
        try
        {
            FigureName figure = FigureName.Parse(text);
            return RunFigures.Has(spec, figure) ? figure : throw new UsageException($"--figure: runs of {spec.Name} with profile {spec.Profile} have no {text}.");
        }
        catch (FormatException problem)
        {
            throw new UsageException($"--figure: {problem.Message}");
        }
    }

    private ExitCode RunTask(Invocation call, ExperimentCatalogue catalogue, SweepFolder folder, int number)
    {
        SweepPoint point = folder.Grid.Points.ElementAtOrDefault(number - 1)
            ?? throw new UsageException($"--task: the grid has {folder.Grid.Points.Count} runs, so there is none of number {number}.");
        if (folder.Find(point) is null)
            RunPoints(call, catalogue, folder, [point], run => run());
        string record = folder.Find(point)!.RecordFile;
        if (call.Output.IsJson)
            call.Output.Json(writer => writer.WriteString("record", record));
        else
            call.Output.Line($"{point.Label}: {ShownPath.Of(record)}");
        return ExitCode.Held;
    }

    /// <summary>Makes the missing runs, and returns why one of them has no record.</summary>
    private Func<SweepPoint, string> RunHere(Invocation call, ExperimentCatalogue catalogue, SweepFolder folder)
    {
        var reasons = new Dictionary<int, string>();
        IReadOnlyList<SweepPoint> unfinished = folder.Unfinished;
        if (unfinished.Count > 0)
            RunPoints(call, catalogue, folder, unfinished, Attempt);
        return point => reasons[point.Number];
    }
}

using System.CommandLine;
using System.Globalization;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Options;
using EmbedBench.Cli.Output;
using EmbedBench.Cli.Sweeps;
using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Specs;
using EmbedBench.Experiments.Sweeps;
using EmbedBench.Experiments.Sweeps.Slurm;
using EmbedBench.Results.Figures;
using EmbedBench.Training;

namespace EmbedBench.Cli.Commands;

/// <summary><c>sweep</c>: the runs of a grid of settings, here or as jobs of a cluster, and one table of what they found.</summary>
internal sealed class SweepCommand
{
    private readonly Argument<string> _name = new("NAME|FILE") { Description = "An experiment, or a spec file ending in .yaml" };

    private readonly Option<string[]> _over = new("--over")
    {
        Description = "A key of model, evaluation or training with its values, as learning_rate=1e-5,2e-5 or seed=1..5; may stand several "
            + "times. The others are compared with the first values",
        HelpName = "KEY=VALUES",
        Required = true,
    };

    private readonly Option<SweepPlace> _place = OptionKinds.Choice(
        "--on",
        "Make the runs here in turn, or as an array of Slurm jobs; the variables SBATCH_… give them partition, limits and devices",
        ("local", SweepPlace.Local),
        ("slurm", SweepPlace.Slurm));

    private readonly Option<int?> _task = OptionKinds.Count("--task", "Make the run of this number alone, as the jobs of a scheduler do");
    private readonly SweepFigures _figures = new();
    private readonly ProfileOption _profile = new();
    private readonly DataOption _data = new();
    private readonly EngineOptions _engine = new();

    public static Command Create(CommandHost host)
    {
        var sweep = new SweepCommand();
        var command = new Command("sweep", "Run a grid of settings and compare them over their seeds; what is finished is not run again.")
        {
            sweep._name, sweep._over, sweep._place, sweep._task,
        };
        sweep._figures.AddTo(command);
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
        IReadOnlyList<FigureName> figures = _figures.Of(call, spec);
        SweepAxis[] axes = [.. call.Get(_over).Select(Parse)];
        var engine = new SweepEngine(_engine.ArithmeticOf(call, spec), _engine.AsksForGpu(call));
        var folder = new SweepFolder(catalogue.Root, SweepGrid.Create(experiment, spec.Profile, axes, engine));
        if (call.Get(_task) is { } number)
            return RunTask(call, catalogue.Root, folder, number);

        folder.WritePlan();
        Func<SweepPoint, string> explain = MakeRuns(call, catalogue.Root, folder);
        var result = SweepResult.Gather(folder, figures);
        result.WriteFiles();
        if (call.Output.IsJson)
            call.Output.Json(result.Write);
        else
            Print(call.Output, folder, result);
        foreach (SweepPoint point in result.Missing)
            call.Output.Message($"{point.Label} has no record: {explain(point)}");
        if (folder.OfOtherBuilds is { Count: > 0 } others)
            call.Output.Message(Aged(folder, others));
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

    private ExitCode RunTask(Invocation call, string root, SweepFolder folder, int number)
    {
        SweepPoint point = folder.Grid.Points.ElementAtOrDefault(number - 1)
            ?? throw new UsageException($"--task: the grid has {folder.Grid.Points.Count} runs, so none is number {number}.");
        if (folder.Find(point) is null)
        {
            using PointRunner runner = StartRunner(call, root, folder);
            runner.Run(point);
        }

        string record = folder.Find(point)!.RecordFile;
        if (call.Output.IsJson)
            call.Output.Json(writer => writer.WriteString("record", record));
        else
            call.Output.Line($"{point.Label}: {ShownPath.Of(record)}");
        return ExitCode.Held;
    }

    /// <summary>Makes the runs that are missing, and returns what tells why one still is.</summary>
    private Func<SweepPoint, string> MakeRuns(Invocation call, string root, SweepFolder folder)
    {
        bool onSlurm = call.Get(_place) == SweepPlace.Slurm;
        try
        {
            return onSlurm ? Submit(call, folder) : RunHere(call, root, folder);
        }
        catch (OperationCanceledException)
        {
            call.Output.Message(onSlurm
                ? "The jobs go on; the same command waits for them and gathers their records, and scancel ends them."
                : "The same command goes on where this one stopped.");
            throw;
        }
    }

    private Func<SweepPoint, string> RunHere(Invocation call, string root, SweepFolder folder)
    {
        var failures = new Dictionary<int, string>();
        IReadOnlyList<SweepPoint> unfinished = folder.Unfinished;
        if (unfinished.Count == 0)
            return _ => "";
        using PointRunner runner = StartRunner(call, root, folder);
        foreach (SweepPoint point in unfinished)
        {
            try
            {
                runner.Run(point);
            }
            catch (NonFiniteLossException lost)
            {
                // Too high a rate is a finding; the others go on.
                failures[point.Number] = lost.Message;
            }
        }

        return point => failures[point.Number];
    }

    private PointRunner StartRunner(Invocation call, string root, SweepFolder folder) =>
        new(call, root, folder, _engine.Start(call, [folder.Grid.Spec]), _data.Folder(call));

    private Func<SweepPoint, string> Submit(Invocation call, SweepFolder folder)
    {
        var slurm = new SlurmSweep(folder);
        string[] words = [.. SelfCommand.Words, .. call.Words];
        slurm.RunAsync(words, _engine.GivenThreads(call), new SlurmDisplay(call.Output), call.Cancel).GetAwaiter().GetResult();
        return point => $"its job is over, and {ShownPath.Of(slurm.LogOf(point))} says why; the same command submits it again.";
    }

    private static string Aged(SweepFolder folder, IReadOnlyList<SweepPoint> points) => string.Create(
        CultureInfo.InvariantCulture,
        $"{points.Count} of {folder.Grid.Points.Count} runs are of another build of the program; they are made anew once their folders are gone: ")
        + string.Join(", ", points.Select(point => ShownPath.Of(folder.RunsOf(point))));

    private static void Print(CommandOutput output, SweepFolder folder, SweepResult result)
    {
        (SweepGrid grid, var table) = (result.Grid, SweepTable.Of(result));
        int made = grid.Points.Count - result.Missing.Count;
        output.Line(string.Create(
            CultureInfo.InvariantCulture, $"{grid.Spec.Name}, profile {grid.Spec.Profile}: {made} of {grid.Points.Count} runs"));
        output.Table(new ResultTable(
            [.. table.Columns.Select(column => new ResultColumn(column.Heading, column.IsNumber))],
            [.. table.Rows.Select(row => row.Select(cell => new Cell(cell)).ToArray())]));
        output.Line($"files: {ShownPath.Of(folder.Path)}");
    }
}

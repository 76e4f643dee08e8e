using System.CommandLine;
using System.Text.Json;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Options;
using EmbedBench.Cli.Output;
using EmbedBench.Cli.Runs;
using EmbedBench.Experiments.Catalogue;
using EmbedBench.Reports.Exports;
using EmbedBench.Reports.Publishing;
using EmbedBench.Reports.Site;
using EmbedBench.Results.Json;
using EmbedBench.Shared;

namespace EmbedBench.Cli.Commands;

/// <summary><c>report</c>: the committed reports, from accepted records alone: written, checked, traced, exported or put on a site.</summary>
internal sealed class ReportCommand
{
    private const string ExportFolder = "exports";

    private readonly Argument<string[]> _names = new("NAME")
    {
        Description = "Experiments; without one all that have an accepted record",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _check = new("--check") { Description = "Write nothing; exit with 1 where a report is not what its record gives" };
    private readonly Option<bool> _trace = new("--trace") { Description = "Write nothing; say for each figure of a report where it comes from" };

    private readonly Option<ExportFormat?> _export = OptionKinds.Choice<ExportFormat?>(
        "--export",
        "Write tables and metrics for other tools, beside the reports",
        ("csv", ExportFormat.Csv),
        ("latex", ExportFormat.Latex),
        ("json", ExportFormat.Json),
        ("mteb", ExportFormat.Mteb),
        ("model-index", ExportFormat.ModelIndex),
        ("ir-metadata", ExportFormat.IrMetadata));

    private readonly Option<string?> _site = new("--site") { Description = "Write static pages of the reports, with an index, into a folder", HelpName = "DIR" };

    public static Command Create(CommandHost host)
    {
        var report = new ReportCommand();
        return host.Define(
            new Command("report", "Render reports from accepted records.") { report._names, report._check, report._trace, report._export, report._site }, report.Run);
    }

    private ExitCode Run(Invocation call)
    {
        if (new Option[] { _check, _trace, _export, _site }.Count(call.IsGiven) > 1)
            throw new UsageException("Of --check, --trace, --export and --site one can be asked for at a time.");
        ExperimentCatalogue catalogue = call.OpenCatalogue();
        string[] names = call.Get(_names);
        if (call.Get(_check))
            return Check(call.Output, catalogue, names);
        IReadOnlyList<AcceptedReport> reports = AcceptedReport.RenderAll(catalogue, names);
        if (call.Get(_trace))
            Trace(call.Output, reports);
        else
            Print(call.Output, WriteFiles(call, catalogue, reports));
        return ExitCode.Held;
    }

    /// <summary>Writes what was asked for and names the files.</summary>
    private string[] WriteFiles(Invocation call, ExperimentCatalogue catalogue, IReadOnlyList<AcceptedReport> reports)
    {
        if (call.Get(_site) is { } folder)
            return WriteSite(folder, reports);
        return call.Get(_export) is { } format ? Export(format, reports) : WriteReports(catalogue, reports);
    }

    private static ExitCode Check(CommandOutput output, ExperimentCatalogue catalogue, string[] names)
    {
        IReadOnlyList<AcceptedReport> reports = AcceptedReport.RenderAll(catalogue, names);
        string[] problems =
        [
            .. reports.SelectMany(report => ReportFiles.Check(report.File, ShownPath.Of(report.File), report.Rendered)),
            .. ReportFiles.Check(AcceptedIndex.FileOf(catalogue), ShownPath.Of(AcceptedIndex.FileOf(catalogue)), AcceptedIndex.Render(catalogue)),
            .. names.Length > 0 ? [] : WithoutRecord(catalogue, reports),
        ];
        foreach (string problem in problems)
            output.Message(problem);
        if (output.IsJson)
            output.Json(writer => writer.Array("problems", problems, writer.WriteStringValue));
        else if (problems.Length == 0)
            output.Line($"current: {string.Join(", ", reports.Select(report => ShownPath.Of(report.File)))}");
        return problems.Length == 0 ? ExitCode.Held : ExitCode.Failed;
    }

    /// <summary>Reports of experiments that have no accepted record to check them by.</summary>
    private static IEnumerable<string> WithoutRecord(ExperimentCatalogue catalogue, IReadOnlyList<AcceptedReport> reports) =>
        from name in catalogue.Names.Except(reports.Select(report => report.Experiment.Name))
        let file = AcceptedReport.FileOf(catalogue, name)
        where File.Exists(file)
        select $"{ShownPath.Of(file)}(1,1): error EB0003: no record has been accepted that this report could come from.";

    private static void Trace(CommandOutput output, IReadOnlyList<AcceptedReport> reports)
    {
        (AcceptedReport Report, TracedFigure Figure)[] traced =
            [.. reports.SelectMany(report => FigureTrace.Of(report.Rendered, report.Record, report.RecordFile).Select(figure => (report, figure)))];
        if (output.IsJson)
        {
            output.Json(writer => writer.Array("figures", traced, figure => Write(writer, figure.Report, figure.Figure)));
            return;
        }

        foreach ((AcceptedReport report, TracedFigure figure) in traced)
            output.Line($"{ShownPath.Of(report.File)}, {figure}");
    }

    private static void Write(Utf8JsonWriter writer, AcceptedReport report, TracedFigure traced)
    {
        writer.WriteStartObject();
        writer.WriteString("report", report.File);
        writer.WriteNumber("line", traced.Figure.Line);
        writer.WriteString("text", traced.Figure.Text);
        writer.WriteString("figure", traced.Figure.Name.ToString());
        writer.WriteString("record", traced.Record);
        writer.WriteString("command", traced.Command);
        writer.WriteEndObject();
    }

    private static string[] WriteReports(ExperimentCatalogue catalogue, IReadOnlyList<AcceptedReport> reports)
    {
        foreach (AcceptedReport report in reports)
            ReportFiles.Write(report.File, report.Rendered);
        ReportFiles.Write(AcceptedIndex.FileOf(catalogue), AcceptedIndex.Render(catalogue));
        return [.. reports.Select(report => report.File), AcceptedIndex.FileOf(catalogue)];
    }

    private static string[] WriteSite(string folder, IReadOnlyList<AcceptedReport> reports)
    {
        ReportSite.Write(folder, [.. reports.Select(report => new PublishedReport(report.Rendered, report.Record))]);
        return [Path.Combine(folder, "index.html")];
    }

    private static string[] Export(ExportFormat format, IReadOnlyList<AcceptedReport> reports)
    {
        var written = new List<string>();
        foreach (AcceptedReport report in reports)
        {
            foreach (ExportFile file in ReportExport.Create(format, report.Rendered, report.Record))
            {
                string path = Path.Combine(Path.GetDirectoryName(report.File)!, ExportFolder, file.Name);
                AtomicFile.WriteText(path, file.Content);
                written.Add(path);
            }
        }

        return [.. written];
    }

    private static void Print(CommandOutput output, string[] files)
    {
        if (output.IsJson)
        {
            output.Json(writer => writer.Array("files", files, writer.WriteStringValue));
            return;
        }

        foreach (string file in files)
            output.Line(ShownPath.Of(file));
    }
}

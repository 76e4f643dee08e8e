using System.CommandLine;
using System.Globalization;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Output;
using EmbedBench.Cli.Runs;
using EmbedBench.Experiments.Comparisons;
using EmbedBench.Experiments.Runner;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Json;
using EmbedBench.Retrieval.Significance;

namespace EmbedBench.Cli.Commands;

/// <summary><c>compare</c>: two runs, or two stages of one, query by query.</summary>
internal sealed class CompareCommand
{
    private const int MostChanged = 10;

    private readonly Argument<string> _baseline = new("A") { Description = "The baseline: a run, or a stage of it as RUN:base or RUN:tuned" };
    private readonly Argument<string> _current = new("B") { Description = "What is compared with it, written alike" };

    public static Command Create(CommandHost host)
    {
        var compare = new CompareCommand();
        return host.Define(new Command("compare", "Compare two runs, or two stages of one, query by query.") { compare._baseline, compare._current }, compare.Run);
    }

    private ExitCode Run(Invocation call)
    {
        var finder = new RunFinder(call.OpenCatalogue());
        var baseline = ComparedRun.Find(finder, call.Get(_baseline));
        var current = ComparedRun.Find(finder, call.Get(_current));
        IReadOnlyList<ComparedFigure> compared = new RunPair(baseline.Record, current.Record).Compare(Shared(baseline, current), PairedTests.Options);
        if (call.Output.IsJson)
            Write(call.Output, baseline, current, compared);
        else
            Print(call.Output, baseline, current, compared);
        return ExitCode.Held;
    }

    /// <summary>The figures whose values by query both have, large dimensions first.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    private static (FigureName.Score Baseline, FigureName.Score Current)[] Shared(ComparedRun baseline, ComparedRun current)
    {
        (FigureName.Score Baseline, FigureName.Score Current)[] shared =
        [
            .. from figure in current.Record.Deterministic.PerQuery.Keys.OfType<FigureName.Score>().Order()
               where figure.Stage == current.Stage
               let before = figure with { Stage = baseline.Stage }
               where baseline.Record.Deterministic.PerQuery.ContainsKey(before)
               select (before, figure),
        ];
        return shared.Length > 0
            ? shared
            : throw new InvalidDataException(
                $"{baseline.Reference} and {current.Reference} cannot be compared: there is no figure whose values by query both keep; a spec's gate says which are kept.");
    }

    private static void Print(CommandOutput output, ComparedRun baseline, ComparedRun current, IReadOnlyList<ComparedFigure> compared)
    {
        output.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{current.Reference} against {baseline.Reference}: {compared[0].Tests.Scores.Queries.Count} queries; p-values corrected by Holm over {compared.Count} figures"));
        output.Table(ComparisonTable.Of(compared));
        IReadOnlyList<QueryChange> changed = compared[0].Tests.MostChanged(MostChanged);
        if (changed.Count == 0)
            return;
        output.Line();
        output.Line($"queries that changed most in {compared[0].Current}");
        output.Table(new ResultTable(
            [new("query"), new("baseline", IsNumber: true), new("current", IsNumber: true), new("text")],
            [.. changed.Select(change => new Cell[] { new(change.Query), Value(change.Baseline), Value(change.Current), new(TextOf(current, change)) })]));
    }

    private static void Write(CommandOutput output, ComparedRun baseline, ComparedRun current, IReadOnlyList<ComparedFigure> compared) =>
        output.Json(writer =>
        {
            writer.WriteString("baseline", baseline.Reference);
            writer.WriteString("current", current.Reference);
            writer.WriteNumber("queries", compared[0].Tests.Scores.Queries.Count);
            writer.Array("figures", compared, figure =>
            {
                writer.WriteStartObject();
                ComparisonJson.WriteMembers(writer, figure);
                writer.Array("most_changed", figure.Tests.MostChanged(MostChanged), change =>
                {
                    writer.WriteStartObject();
                    writer.WriteString("query", change.Query);
                    writer.WriteString("text", TextOf(current, change));
                    writer.Number("baseline", change.Baseline);
                    writer.Number("current", change.Current);
                    writer.WriteEndObject();
                });
                writer.WriteEndObject();
            });
        });

    private static string TextOf(ComparedRun run, QueryChange change) =>
        run.Record.Deterministic.Queries.TryGetValue(change.Query, out var query) ? query.Text : "";

    private static Cell Value(double value) => new(value.ToString("0.0000", CultureInfo.InvariantCulture));
}

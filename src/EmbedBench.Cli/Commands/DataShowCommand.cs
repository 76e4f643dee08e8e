using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Options;
using EmbedBench.Cli.Output;
using EmbedBench.Cli.Runs;
using EmbedBench.Datasets;
using EmbedBench.Datasets.Pairs;
using EmbedBench.Datasets.Summaries;
using EmbedBench.Encoders;
using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Runner;
using EmbedBench.Experiments.Specs;
using EmbedBench.Hub;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Json;

namespace EmbedBench.Cli.Commands;

/// <summary><c>data show</c>: an experiment's data in numbers, and its first rows.</summary>
internal sealed class DataShowCommand
{
    private const int ShownRows = 3;

    private readonly Argument<string> _name = new("NAME|FILE") { Description = "An experiment, or a spec file ending in .yaml" };
    private readonly ProfileOption _profile = new();
    private readonly DataOption _data = new();
    private readonly EngineOptions _engine = new();

    public static Command Create(CommandHost host)
    {
        var show = new DataShowCommand();
        const string Description = "Count an experiment's rows, texts, tokens, duplicates and overlap, and print its first rows.";
        var command = new Command("show", Description) { show._name };
        show._profile.AddTo(command);
        show._data.AddTo(command);
        show._engine.AddTo(command);
        return host.Define(command, show.Run);
    }

    private ExitCode Run(Invocation call)
    {
        ExperimentCatalogue catalogue = call.OpenCatalogue();
        Experiment experiment = catalogue.Read(call.Get(_name));
        ExperimentSpec spec = _profile.Resolve(call, experiment);
        using var hub = new HubClient(HubSettings.Read(Environment.GetEnvironmentVariable));
        var loading = new LoadingDisplay(call.Output.Progress);
        Dataset data = new ExperimentData(hub, _data.Folder(call)).Load(experiment, spec, loading, call.Cancel);
        using Engine engine = _engine.Start(call, [spec]);
        using SentenceEncoder model = new ModelOpener(catalogue.Root, hub).Open(experiment, spec.Model, engine.Workers, engine.Placement, loading, call.Cancel).Encoder;
        var summary = DataSummary.Of(data, text => model.Tokenizer.Encode(text, int.MaxValue).Length);
        var overlap = DataOverlap.Of(data);
        if (call.Output.IsJson)
            call.Output.Json(writer => Write(writer, data, summary, overlap, model.MaxTokens));
        else
            Print(call.Output, data, summary, overlap, model.MaxTokens);
        return ExitCode.Held;
    }

    private static void Print(CommandOutput output, Dataset data, DataSummary summary, DataOverlap overlap, int limit)
    {
        output.Table(ResultTable.OfFacts(
            ("source", data.Origin.Description),
            ("content", data.Fingerprint.Content),
            ("rows", Invariant($"{summary.Rows}: {summary.Training} to train on, {summary.Test} to test with")),
            ("corpus", Invariant($"{summary.Documents} documents")),
            ("different texts", Invariant($"{summary.DistinctQueries} queries, {summary.DistinctPassages} passages")),
            ("duplicates", Invariant($"{summary.DuplicatePairs} rows say the same as a row before")),
            ("overlap", Describe("letter for letter", overlap, FigureName.OfRun.ExactOverlap, FigureName.OfRun.ExactQueryOverlap, FigureName.OfRun.ExactPassageOverlap)),
            ("near overlap", Describe("at least nearly", overlap, FigureName.OfRun.NearOverlap, FigureName.OfRun.NearQueryOverlap, FigureName.OfRun.NearPassageOverlap)),
            ("tokens of a query", Describe(summary.QueryLengths, limit)),
            ("tokens of a document", Describe(summary.PassageLengths, limit))));
        output.Line();
        output.Table(new ResultTable(
            [new("row", IsNumber: true), new("query"), new("passage")],
            [.. data.Rows.Take(ShownRows).Select(row => new Cell[] { new(Invariant($"{row.Index}")), new(Begin(row.Query)), new(Begin(row.Passage)) })]));
    }

    private static string Describe(string how, DataOverlap overlap, FigureName rows, FigureName queries, FigureName passages) => Invariant(
        $"{how}, {overlap.Figures[rows]} test rows: {overlap.Figures[queries]} by the query, {overlap.Figures[passages]} by the passage");

    private static string Describe(TextLengths lengths, int limit) => Invariant(
        $"{lengths.Shortest} to {lengths.Longest}, median {lengths.Median}, mean {lengths.Mean:0.0}; {lengths.ShareAbove(limit):0.0 %} are cut at {limit}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Begin(string text)
    {
        const int Most = 60;
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= Most ? line : $"{line[..Most].TrimEnd()}…";
    }

    private static void Write(Utf8JsonWriter writer, Dataset data, DataSummary summary, DataOverlap overlap, int limit)
    {
        writer.WriteString("source", data.Origin.Description);
        writer.WriteString("content", data.Fingerprint.Content);
        writer.WriteNumber("rows", summary.Rows);
        writer.WriteNumber("training", summary.Training);
        writer.WriteNumber("test", summary.Test);
        writer.WriteNumber("documents", summary.Documents);
        writer.WriteNumber("distinct_queries", summary.DistinctQueries);
        writer.WriteNumber("distinct_passages", summary.DistinctPassages);
        writer.WriteNumber("duplicate_rows", summary.DuplicatePairs);
        writer.Map("overlap", overlap.Figures.Select(figure => KeyValuePair.Create(figure.Key.ToString(), figure.Value)), writer.Number);
        writer.WriteNumber("max_tokens", limit);
        writer.Object("query_tokens", () => Write(writer, summary.QueryLengths, limit));
        writer.Object("document_tokens", () => Write(writer, summary.PassageLengths, limit));
        writer.Array("first", data.Rows.Take(ShownRows), row => Write(writer, row));
    }

    private static void Write(Utf8JsonWriter writer, TextLengths lengths, int limit)
    {
        writer.WriteNumber("shortest", lengths.Shortest);
        writer.WriteNumber("median", lengths.Median);
        writer.Number("mean", lengths.Mean);
        writer.WriteNumber("longest", lengths.Longest);
        writer.Number("share_cut", lengths.ShareAbove(limit));
    }

    private static void Write(Utf8JsonWriter writer, Pair row)
    {
        writer.WriteStartObject();
        writer.WriteNumber("row", row.Index);
        writer.WriteString("query", row.Query);
        writer.WriteString("passage", row.Passage);
        writer.Map("labels", row.Labels, writer.WriteString);
        writer.WriteEndObject();
    }
}

using System.Text.Json;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;

namespace EmbedBench.Reports.Values;

/// <summary>What the paths of a template's placeholders lead to.</summary>
internal static class RecordPaths
{
    private const string Known =
        "a figure (tuned.largest.ndcg@10), published.FIGURE, spec.KEY, experiment, profile, arithmetic, libtorch, record, model, device, " +
        "processor, os, dotnet, commit, threads, peak_bytes, seconds.STAGE, dimension.largest, dimension.smallest, hash.NAME or revision.NAME";

    /// <summary>The value, or null with a sentence that says why there is none.</summary>
    public static ReportValue? Find(string path, ReportContext context, out string problem)
    {
        problem = "";
        ReportValue? value = FigureReference.Parse(path, context.Dimensions) is { } figure
            ? FindFigure(figure, context)
            : FindOther(path, context);
        if (value is null)
            problem = $"the record has no \"{path}\"; a placeholder names {Known}.";
        return value;
    }

    private static ReportValue? FindFigure(FigureName figure, ReportContext context)
    {
        if (context.Record.Find(figure) is double value)
            return new ReportValue.Number(value, FigureFormats.Of(figure), figure);
        return figure.Reached > context.Record.Stage ? new ReportValue.NotReached() : null;
    }

    private static ReportValue? FindOther(string path, ReportContext context)
    {
        int dot = path.IndexOf('.', StringComparison.Ordinal);
        string rest = dot < 0 ? "" : path[(dot + 1)..];
        return (dot < 0 ? path : path[..dot]) switch
        {
            "published" => FindPublished(rest, context),
            "spec" => FindSpec(rest, context.Run.Spec),
            "seconds" => context.Record.Measured.Seconds.TryGetValue(rest, out double seconds)
                ? new ReportValue.Number(seconds, NumberFormat.Seconds)
                : null,
            "dimension" => FindDimension(rest, context.Dimensions),
            "hash" => Words(FindHash(rest, context.Run.Hashes)),
            "revision" => Words(context.Run.Revisions.GetValueOrDefault(rest)),
            _ when rest.Length == 0 => FindWord(path, context),
            _ => null,
        };
    }

    private static ReportValue? FindWord(string word, ReportContext context) => word switch
    {
        "experiment" => Words(context.Run.Experiment),
        "profile" => Words(context.Run.Profile),
        "arithmetic" => Words(context.Run.Arithmetic),
        "libtorch" => Words(context.Run.Libtorch),
        "record" => Words(context.Record.DeterministicSha256()[..12]),
        "model" => Words(RunSettings.Model(context.Run)),
        "processor" => Words(context.Record.Measured.Host.Processor),
        "os" => Words(context.Record.Measured.Host.Os),
        "dotnet" => Words(context.Record.Measured.Host.Dotnet),
        "commit" => Words(context.Record.Measured.Host.Commit),
        "threads" => new ReportValue.Number(context.Record.Measured.Threads, NumberFormat.Count),
        "peak_bytes" => new ReportValue.Number(context.Record.Measured.PeakBytes, NumberFormat.Bytes),
        _ => null,
    };

    private static ReportValue.Words? FindPublished(string figure, ReportContext context) =>
        FigureReference.Parse(figure, context.Dimensions) is { } name
            ? Words(context.Published.FirstOrDefault(published => published.Figure == name)?.Written)
            : null;

    private static ReportValue.Number? FindDimension(string word, IReadOnlyList<int> dimensions) => (word, dimensions) switch
    {
        ("largest", [var largest, ..]) => new ReportValue.Number(largest, NumberFormat.Count),
        ("smallest", [.., var smallest]) => new ReportValue.Number(smallest, NumberFormat.Count),
        _ => null,
    };

    private static string? FindHash(string name, RunHashes hashes) => name switch
    {
        "spec" => hashes.Spec,
        "data" => hashes.Data,
        "split" => hashes.Split,
        "model" => hashes.Model,
        "tokenizer" => hashes.Tokenizer,
        "queries" => hashes.Queries,
        "judgments" => hashes.Judgments,
        "tuned_weights" => hashes.TunedWeights,
        _ => null,
    };

    /// <summary>A key of the resolved spec: numbers and texts as they are, lists of them between commas.</summary>
    private static ReportValue? FindSpec(string path, JsonElement spec)
    {
        JsonElement value = spec;
        foreach (string key in path.Split('.'))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(key, out value))
                return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.Number => new ReportValue.Number(value.GetDouble(), NumberFormat.Digits),
            JsonValueKind.Object => null,
            _ => Words(RunSettings.Text(value)),
        };
    }

    private static ReportValue.Words? Words(string? text) => text is null ? null : new ReportValue.Words(text);
}

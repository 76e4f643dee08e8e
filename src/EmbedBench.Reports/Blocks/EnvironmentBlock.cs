using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Values;
using EmbedBench.Results.Records;

namespace EmbedBench.Reports.Blocks;

/// <summary>The machine, the program and what the run took.</summary>
internal sealed class EnvironmentBlock : IReportBlock
{
    public string Name => "environment";

    public IReadOnlyList<string> Options => [];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        Measured measured = context.Record.Measured;
        List<IReadOnlyList<Span>> rows =
        [
            Row("Processor", measured.Host.Processor),
            Row("Threads", NumberSpan.Count(measured.Threads)),
            Row("System", measured.Host.Os),
            Row("libtorch", context.Run.Libtorch),
            Row("Arithmetic", context.Run.Arithmetic),
            .. context.Run.OnGpu ? [Row("Device", context.Run.Device)] : Array.Empty<IReadOnlyList<Span>>(),
            .. context.Run.Notes.Select(note => Row("Note", note)),
            Row(".NET", measured.Host.Dotnet),
            Row("Peak memory", NumberSpan.Of(measured.PeakBytes, NumberFormat.Bytes)),
        ];
        rows.AddRange(measured.Seconds.Where(pair => !pair.Key.StartsWith(TradeOffBlock.SearchStart, StringComparison.Ordinal))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => Row($"Time: {pair.Key}", NumberSpan.Of(pair.Value, NumberFormat.Seconds))));
        rows.AddRange(measured.TokensPerSecond.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => Row($"Tokens a second: {pair.Key}", NumberSpan.Count(pair.Value))));
        if (measured.Host.Commit.Length > 0)
            rows.Add(Row("Commit", new Span($"{measured.Host.Commit}{(measured.Host.Dirty ? ", with changes" : "")}", SpanStyle.Code)));
        rows.Add(Row("Record", new Span(context.Record.DeterministicSha256()[..12], SpanStyle.Code)));
        return [new ReportElement.Table { Name = Name, Caption = "Machine, program and time", Columns = [new("What"), new("Value")], Rows = rows }];
    }

    private static IReadOnlyList<Span> Row(string what, Span value) => [what, value];
}

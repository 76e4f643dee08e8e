using EmbedBench.Reports.Documents;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;

namespace EmbedBench.Reports.Exports;

/// <summary>Writes a report's tables and its run's metrics in the formats of other tools.</summary>
public static class ReportExport
{
    /// <summary>The files of a format, with names that begin with the experiment's.</summary>
    /// <param name="format">Which.</param>
    /// <param name="report">The rendered report.</param>
    /// <param name="record">The record that it was rendered from.</param>
    public static IReadOnlyList<ExportFile> Create(ExportFormat format, RenderedReport report, RunRecord record) => format switch
    {
        ExportFormat.Csv => OfTables(report, record, "csv", CsvTable.Write),
        ExportFormat.Latex => OfTables(report, record, "tex", LatexTable.Write),
        ExportFormat.Json => OfTables(report, record, "json", JsonTable.Write),
        ExportFormat.Mteb => MtebResult.Create(record),
        ExportFormat.ModelIndex => [new ExportFile($"{record.Deterministic.Experiment}.model-index.yaml", ModelIndex.Write(record))],
        ExportFormat.IrMetadata => [.. StageScores.Of(record).Select(scores => scores.Stage).Distinct().Select(stage => Header(record, stage))],
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    private static ExportFile Header(RunRecord record, FigureStage stage) =>
        new($"{record.Deterministic.Experiment}.{stage}.ir-metadata.txt", IrMetadata.Header(record, stage));

    /// <summary>Tables of one name are numbered from the second on.</summary>
    private static ExportFile[] OfTables(RenderedReport report, RunRecord record, string extension, Func<ReportElement.Table, string> write)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. report.Tables.Select(table =>
            {
                int count = seen[table.Name] = seen.GetValueOrDefault(table.Name) + 1;
                string number = count == 1 ? "" : FormattableString.Invariant($"-{count}");
                return new ExportFile(
                    $"{record.Deterministic.Experiment}.{Values.FileNames.Of(table.Name)}{number}.{extension}", write(table));
            }),
        ];
    }
}

using EmbedBench.Reports.Audit.Numbers;

namespace EmbedBench.Reports.Audit.Detectors;

/// <summary>A cosine of 1 between two texts that the report calls different: it is that of a text with itself.</summary>
internal sealed class CosineDetector : IAuditDetector
{
    public IEnumerable<AuditFinding> Find(AuditedReport report) =>
        from grid in report.Grids
        let column = grid.Header.ToList()
            .FindIndex(
                heading => heading.Contains("cosine", StringComparison.OrdinalIgnoreCase)
                    || heading.Equals("similarity", StringComparison.OrdinalIgnoreCase))
        where column > 0
        from row in grid.Rows
        where row.Cells[0].Contains(" vs", StringComparison.OrdinalIgnoreCase)
            && WrittenNumber.Parse(row.Cells[column]) is { Value: 1, HalfUnit: < 0.01m }
        select new AuditFinding(row.Line, $"{row.Cells[0]} is {row.Cells[column]}", "only a text with itself has a cosine of 1");
}

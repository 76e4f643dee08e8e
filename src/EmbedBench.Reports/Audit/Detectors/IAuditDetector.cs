namespace EmbedBench.Reports.Audit.Detectors;

/// <summary>Finds one kind of statement that cannot be.</summary>
internal interface IAuditDetector
{
    IEnumerable<AuditFinding> Find(AuditedReport report);
}

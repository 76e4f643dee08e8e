namespace EmbedBench.Reports.Audit;

/// <summary>What the audit of a report found.</summary>
/// <param name="Findings">In the order of the report.</param>
/// <param name="Unread">Rows of tables that are cut short and were not read, in the order of the report.</param>
public sealed record AuditResult(IReadOnlyList<AuditFinding> Findings, IReadOnlyList<UnreadRow> Unread);

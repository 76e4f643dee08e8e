using System.Globalization;

namespace EmbedBench.Reports.Audit;

/// <summary>Something that a report states and that cannot be.</summary>
/// <param name="Line">Where, from 1.</param>
/// <param name="Claim">What is stated.</param>
/// <param name="Recomputed">What follows from the report's own figures, as far as their rounding lets it be known.</param>
public sealed record AuditFinding(int Line, string Claim, string Recomputed)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Line}: {Claim}; {Recomputed}");
}

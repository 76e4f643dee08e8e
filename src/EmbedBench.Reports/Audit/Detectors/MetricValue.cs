using EmbedBench.Reports.Audit.Claims;
using EmbedBench.Reports.Audit.Numbers;

namespace EmbedBench.Reports.Audit.Detectors;

/// <summary>What a report states of a metric at a depth.</summary>
internal sealed record MetricValue(string Name, int Depth, Claim Claim)
{
    public Interval Share => Claim.Number.Share;

    /// <summary>Of a precision: how many relevant passages are among the first k.</summary>
    public Interval Found => Share * Depth;
}

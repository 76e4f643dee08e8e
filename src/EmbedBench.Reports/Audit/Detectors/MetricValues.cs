using System.Globalization;
using EmbedBench.Reports.Audit.Claims;

namespace EmbedBench.Reports.Audit.Detectors;

/// <summary>The metrics that one table states of one model at one size; where one stands twice, the first.</summary>
internal sealed class MetricValues
{
    private readonly Dictionary<(string Name, int Depth), MetricValue> _values = [];

    public MetricValues(IEnumerable<Claim> claims)
    {
        foreach (Claim claim in claims)
        {
            string[] parts = claim.Key.Metric.Split('@');
            if (parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int depth) && depth > 0)
                _values.TryAdd((parts[0], depth), new MetricValue(parts[0], depth, claim));
        }
    }

    public IEnumerable<MetricValue> All => _values.Values;

    /// <summary>From the smallest.</summary>
    public IReadOnlyList<int> Depths => [.. _values.Keys.Select(key => key.Depth).Distinct().Order()];

    public MetricValue? Find(string name, int depth) => _values.GetValueOrDefault((name, depth));
}

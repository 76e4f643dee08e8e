using EmbedBench.Reports.Audit.Numbers;

namespace EmbedBench.Reports.Audit.Claims;

/// <summary>Base beside tuned, as a row of a table or a sentence states it.</summary>
/// <param name="Dimension">As <see cref="FigureKey.Dimension"/>.</param>
/// <param name="Metric">As <see cref="FigureKey.Metric"/>.</param>
/// <param name="Line">Where, from 1.</param>
/// <param name="Table">The line of the table's header, or 0 for a sentence.</param>
internal sealed record Comparison(string Dimension, string Metric, int Line, int Table)
{
    public required WrittenNumber Base { get; init; }

    public required WrittenNumber Tuned { get; init; }

    public WrittenNumber? Difference { get; init; }

    public WrittenNumber? Percent { get; init; }

    /// <summary>Tuned minus base, as far as rounding lets it be known.</summary>
    public Interval ComputedDifference => Tuned.Share - Base.Share;

    /// <summary>That in percent of base, or null where base may be 0.</summary>
    public Interval? ComputedPercent => Tuned.Share.PercentOver(Base.Share);
}

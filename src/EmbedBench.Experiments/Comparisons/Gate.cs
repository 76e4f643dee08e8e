using System.Globalization;

namespace EmbedBench.Experiments.Comparisons;

/// <summary>
/// When a current run is too bad to go on with: where a figure's mean drops by more than is allowed, or where it drops at all and more than
/// chance explains.
/// </summary>
public sealed record Gate
{
    /// <summary>The largest drop of a mean that passes for itself; 0 or above, absolute.</summary>
    public double MaxDrop { get; init; } = 0.005;

    /// <summary>Below this corrected p-value a drop of any size fails; between 0 and 1.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Why the figure fails, as a sentence, or null where it passes.</summary>
    public string? Objection(ComparedFigure figure)
    {
        double drop = -figure.Difference;
        if (drop > MaxDrop)
            return string.Create(CultureInfo.InvariantCulture, $"{figure.Current} dropped by {drop:0.######}, and at most {MaxDrop} is allowed.");
        return drop > 0 && figure.AdjustedPValue < Alpha
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{figure.Current} dropped by {drop:0.######}, which chance does not explain: p = {figure.AdjustedPValue:0.####} is below {Alpha}.")
            : null;
    }
}

using System.Globalization;

namespace EmbedBench.Reports.Publishing;

/// <summary>Where a figure of a report comes from.</summary>
/// <param name="Figure">What the report states, and where.</param>
/// <param name="Record">The file of the record.</param>
/// <param name="Command">What computes it anew.</param>
public sealed record TracedFigure(ReportedFigure Figure, string Record, string Command)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"line {Figure.Line}: {Figure.Text} is {Figure.Name} of {Record}, by {Command}");
}

using System.Globalization;

namespace EmbedBench.Reports.Audit;

/// <summary>A row that has fewer cells than its table's header.</summary>
/// <param name="Line">Where, from 1.</param>
/// <param name="Text">What is left of it.</param>
public sealed record UnreadRow(int Line, string Text)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"line {Line}: the row is cut short and was not read: {Text}");
}

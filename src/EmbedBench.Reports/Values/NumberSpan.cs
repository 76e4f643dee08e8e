using EmbedBench.Reports.Documents;
using EmbedBench.Results.Figures;

namespace EmbedBench.Reports.Values;

/// <summary>A number of a report with the digits behind it.</summary>
internal static class NumberSpan
{
    /// <exception cref="ArgumentException">There is no such format.</exception>
    public static Span Of(double value, string format, FigureName? figure = null) => NumberFormat.Format(value, format) is string text
        ? new Span(text) { Figure = figure, Value = value }
        : throw new ArgumentException($"\"{format}\" is no format; it must be {NumberFormat.Known}.", nameof(format));

    public static Span Count(double value) => Of(value, NumberFormat.Count);
}

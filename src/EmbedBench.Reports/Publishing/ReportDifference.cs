using System.Globalization;

namespace EmbedBench.Reports.Publishing;

/// <summary>A place at which a committed report is not what its template and record give.</summary>
internal sealed record ReportDifference(int Line, int Column, string Text)
{
    /// <summary>What follows the file's name.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"({Line},{Column}): error EB0003: {Text}.");
}

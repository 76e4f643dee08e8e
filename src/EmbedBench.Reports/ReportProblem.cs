using System.Globalization;

namespace EmbedBench.Reports;

/// <summary>One thing that is wrong in a report's template.</summary>
/// <param name="File">As the user would name it.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Text">One sentence: what was found, what is allowed.</param>
public sealed record ReportProblem(string File, int Line, int Column, string Text)
{
    /// <summary>As build tools read it: <c>FILE(LINE,COLUMN): error EB0002: TEXT</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}({Line},{Column}): error EB0002: {Text}");
}

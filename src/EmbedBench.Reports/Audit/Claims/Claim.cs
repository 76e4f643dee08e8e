using EmbedBench.Reports.Audit.Numbers;

namespace EmbedBench.Reports.Audit.Claims;

/// <summary>A figure that a report states.</summary>
/// <param name="Key">Which.</param>
/// <param name="Number">As it is written.</param>
/// <param name="Line">Where, from 1.</param>
/// <param name="Table">The line of the table's header or of the one that introduces the list, or 0 for a sentence.</param>
internal sealed record Claim(FigureKey Key, WrittenNumber Number, int Line, int Table);

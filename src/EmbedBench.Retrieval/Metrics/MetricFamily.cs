namespace EmbedBench.Retrieval.Metrics;

/// <summary>A metric before its cut-off is chosen.</summary>
/// <param name="Name">As figures write it, before the <c>@</c>.</param>
/// <param name="HasCutoff">Whether <c>@k</c> must follow; if not, the whole ranking counts.</param>
/// <param name="Formula">The value for a query at a cut-off (<see cref="int.MaxValue"/> where there is none).</param>
internal sealed record MetricFamily(string Name, bool HasCutoff, Func<JudgedRanking, int, double> Formula);

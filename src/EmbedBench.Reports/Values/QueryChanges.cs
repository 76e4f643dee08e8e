using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;

namespace EmbedBench.Reports.Values;

/// <summary>A query's value of a metric with the base and the tuned model.</summary>
internal sealed record QueryChange(string Id, EvaluatedQuery Query, double Base, double Tuned)
{
    public double Difference => Tuned - Base;
}

/// <summary>Pairs the values that a record keeps by query.</summary>
internal static class QueryChanges
{
    /// <summary>In the order of the queries; none where the record does not have both stages' values.</summary>
    public static IReadOnlyList<QueryChange> Of(ReportContext context, int dimension, FigureMetric metric)
    {
        var tuned = new FigureName.Score(FigureStage.Tuned, FigureDimension.Of(dimension), metric);
        bool found = context.Run.PerQuery.TryGetValue(
            tuned with { Stage = FigureStage.Base }, out IReadOnlyDictionary<string, double>? before);
        found &= context.Run.PerQuery.TryGetValue(tuned, out IReadOnlyDictionary<string, double>? after);
        return found
            ? [.. context.Run.Queries.OrderBy(query => query.Key.Length).ThenBy(query => query.Key, StringComparer.Ordinal)
                .Select(query => new QueryChange(query.Key, query.Value, before![query.Key], after![query.Key]))]
            : [];
    }
}
